/**
 * The offline engine: makes shots on this machine, with no key and no network. Now: another
 * background behind the people of a plate. Only {@link app.pickup.engines.local.LocalEngine} is
 * seen from outside; only {@code Onnx} touches the inference runtime; no process is started here.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.local;
