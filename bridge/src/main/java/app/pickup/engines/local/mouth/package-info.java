/**
 * Mouths: what shape each sound of speech wants, and how the mouth of a picture is brought into it.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.local.mouth;
