@org.jspecify.annotations.NullMarked
package app.pickup.jobs.steps;
