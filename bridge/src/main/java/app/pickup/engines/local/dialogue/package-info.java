/** Lines spoken on this machine: draft voices that say who says what, and how long it takes. */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.local.dialogue;
