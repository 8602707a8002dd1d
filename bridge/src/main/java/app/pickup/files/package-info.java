/** Files that hold after a power cut: written aside, synced, renamed; what a failed write means. */
@org.jspecify.annotations.NullMarked
package app.pickup.files;
