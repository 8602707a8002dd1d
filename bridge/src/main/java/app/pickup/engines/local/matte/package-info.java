/** Finding the people of a picture, and laying something else behind them. */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.local.matte;
