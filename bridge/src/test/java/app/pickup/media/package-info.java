/** Exactness of media, judged on patterns whose every frame and sample says which one it is. */
@org.jspecify.annotations.NullMarked
package app.pickup.media;
