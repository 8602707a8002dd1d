package app.pickup.app;

import app.pickup.emulators.Faults;
import app.pickup.emulators.Recorded;
import app.pickup.media.Ffmpeg;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An emulated vendor, as tests play it. */
interface Stage {
  /** Starts the vendor's emulator in this folder. */
  void play(Path place, Ffmpeg ffmpeg) throws Exception;

  /** Ends it. */
  void end();

  /** The engine's id. */
  String engine();

  /** Where it is and its key, as environment. */
  Map<String, String> env();

  Faults<?> faults();

  /** Whether footage has to lie elsewhere for it. */
  default boolean needsRelay() {
    return true;
  }

  List<Recorded> requests();

  /** The orders among them. */
  List<Recorded> orders();

  /** Those that tell anything of a shot; not what is asked of models and prices. */
  default List<Recorded> told() {
    return requests();
  }

  /** What each accepted create cost in USD, oldest first. */
  List<BigDecimal> bill();
}
