/**
 * Kdenlive: the clip goes into the running project by D-Bus, into a closed one by its XML; onto the
 * timeline by the clipboard. Only {@link app.pickup.bins.kdenlive.KdenliveBin} is seen from
 * outside.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.bins.kdenlive;
