/** Tests of where keys are found. */
@org.jspecify.annotations.NullMarked
package app.pickup.secrets;
