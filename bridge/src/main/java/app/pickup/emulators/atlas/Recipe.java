package app.pickup.emulators.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a prediction's clip is made; kept, so that a restarted emulator can make it again.
 *
 * @param width pixels, even
 * @param height pixels, even
 * @param seconds of the clip, whole; for a followed clip what is paid for
 * @param hue colour of a drawn pattern, 0 to 359
 * @param follows name of the input that is changed frame for frame, or null: drawn
 * @param picture name of the input that is pushed in, or null
 * @param sound whether there is any
 * @param shots seconds of each; none or null: one shot
 * @param line name of the input that is heard in the clip that is followed, or null
 */
record Recipe(
    int width,
    int height,
    int seconds,
    int hue,
    @Nullable String follows,
    @Nullable String picture,
    boolean sound,
    @Nullable List<Integer> shots,
    @Nullable String line) {}
