/**
 * Vendors' services as programs on this machine, for tests and for rehearsing without paying: they
 * check what the vendor checks, keep its limits, fail as it fails and can be told to misbehave.
 * This room holds what they share: a small server on loopback, fault switches, media fetched and
 * served.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.emulators;
