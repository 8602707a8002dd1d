/** The database: one file, migrations, backup before each. */
@org.jspecify.annotations.NullMarked
package app.pickup.store;
