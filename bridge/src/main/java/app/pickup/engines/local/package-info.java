/**
 * The offline engine: makes shots on this machine, with no key and no network. A folder each:
 * {@code matte} (another background behind the people of a plate) and {@code previz} (new shots as
 * animatics). Only {@link app.pickup.engines.local.LocalEngine} is seen from outside; only {@code
 * matte.Onnx} touches the inference runtime; no process is started here.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.local;
