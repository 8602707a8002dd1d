/**
 * Keys of vendors: from the environment, the system's own keychain, or a file that only its owner
 * reads. JNA is seen here only; never in a log, a problem or the database.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.secrets;
