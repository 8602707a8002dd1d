/** Handing the clip to the NLE: naming, sidecar, XMP, outbox, placement, read-back. */
@org.jspecify.annotations.NullMarked
package app.pickup.bins;
