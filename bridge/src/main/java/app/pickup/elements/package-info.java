/**
 * The cast: characters, props and looks that an editor keeps, with pictures, footage, voice and
 * consent; and what vendors hold of them.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.elements;
