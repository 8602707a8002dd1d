/**
 * The real work of each state of an edit: prepare, render, conform, deliver; and the check before
 * it.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.jobs.steps;
