/** The life of one job: ledger, steps, recovery. */
@org.jspecify.annotations.NullMarked
package app.pickup.jobs;
