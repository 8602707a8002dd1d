package app.pickup.shots;

import app.pickup.media.Codec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words on the wire for our constants. */
final class Words {
  private Words() {}

  /** {@code PLATE_MATTE} as {@code plate+matte}, a codec by its id, others like {@code push-in}. */
  static String of(Enum<?> constant) {
    if (constant instanceof Codec codec) {
      return codec.id();
    }
    return constant == Shot.Deliver.PLATE_MATTE
        ? "plate+matte"
        : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant of this word, or null. */
  static <E extends Enum<E>> @Nullable E find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equals(word))
        .findFirst()
        .orElse(null);
  }

  /** All of them. */
  static <E extends Enum<E>> List<String> all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
  }
}
