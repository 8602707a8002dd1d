/** New shots as animatics: layers cut from stills or drawn, a camera that moves before them. */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.local.previz;
