package app.pickup.engines.local.dialogue;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * eSpeak NG's C calls ({@code speak_lib.h} of eSpeak NG 1.51). The library holds one state for the
 * whole process: one text is spoken after the other.
 */
final class EspeakNg {
  /** {@code AUDIO_OUTPUT_SYNCHRONOUS}: sound goes to the callback before a call returns. */
  private static final int SYNCHRONOUS = 2;

  /** {@code espeakINITIALIZE_DONT_EXIT}: else a machine without its data would end our process. */
  private static final int DO_NOT_EXIT = 0x8000;

  /** {@code espeakCHARS_UTF8}, without SSML and without phonemes in brackets. */
  private static final int UTF_8 = 1;

  /** {@code POS_CHARACTER}. */
  private static final int CHARACTER = 1;

  /** {@code espeakRATE}, in words a minute, and {@code espeakPITCH}. */
  private static final int RATE = 1;

  private static final int PITCH = 3;

  /** {@code espeakINITIALIZE_PHONEME_EVENTS} and {@code espeakINITIALIZE_PHONEME_IPA}. */
  private static final int PHONEMES = 1 | 2;

  /** The same for {@code espeak_TextToPhonemes}. */
  private static final int IPA = 2;

  /** {@code espeak_EVENT} on a machine of 64 bits: its size, and where its fields lie. */
  private static final int EVENT = 40;

  private static final int POSITION = 8;
  private static final int SAMPLE = 20;
  private static final int ID = 32;
  private static final int ID_BYTES = 8;

  /** {@code espeakEVENT_LIST_TERMINATED} and {@code espeakEVENT_PHONEME}. */
  private static final int NO_MORE = 0;

  private static final int PHONEME = 7;

  /** Nobody says a line of more seconds in a shot. */
  private static final int MOST_SECONDS = 120;

  /** What the library is called on Linux and macOS, on Windows, and where Homebrew puts it. */
  private static final List<String> NAMES =
      List.of(
          "espeak-ng",
          "libespeak-ng",
          "libespeak-ng.so.1",
          "/opt/homebrew/lib/libespeak-ng.dylib",
          "/usr/local/lib/libespeak-ng.dylib");

  private static final Object[] SEED = {1};

  /** The calls, as far as they are needed. */
  interface Calls extends Library {
    int espeak_Initialize(int output, int buffer, @Nullable String path, int options);

    void espeak_SetSynthCallback(Heard callback);

    int espeak_SetVoiceByName(String name);

    int espeak_SetParameter(int parameter, int value, int relative);

    int espeak_Synth(
        byte[] text,
        NativeSize size,
        int position,
        int positionType,
        int end,
        int flags,
        @Nullable Pointer id,
        @Nullable Pointer user);

    @Nullable Pointer espeak_TextToPhonemes(PointerByReference text, int mode, int phonemes);

    int espeak_Terminate();
  }

  /** {@code t_espeak_callback}. */
  interface Heard extends Callback {
    int invoke(@Nullable Pointer wav, int samples, @Nullable Pointer events);
  }

  /** {@code size_t}. */
  public static final class NativeSize extends com.sun.jna.IntegerType {
    public NativeSize() {
      this(0);
    }

    public NativeSize(long value) {
      super(Native.SIZE_T_SIZE, value, true);
    }
  }

  private final String name;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final List<Utterance.Event> events = new ArrayList<>();

  /** Held here, since C holds it too. */
  private final Heard callback = this::hear;

  private int rate;

  private EspeakNg(String name) {
    this.name = name;
  }

  /**
   * The library that this machine has.
   *
   * @param path where it lies; null: where such libraries lie
   * @return null: there is none, or not with its data
   */
  static @Nullable EspeakNg load(@Nullable String path) {
    for (String name : path == null ? NAMES : List.of(path)) {
      try {
        Calls calls = Native.load(name, Calls.class);
        boolean whole = begin(calls) > 0;
        end(calls, whole);
        if (whole) {
          return new EspeakNg(name);
        }
      } catch (UnsatisfiedLinkError e) {
        // the next
      }
    }
    return null;
  }

  /**
   * Speaks a text.
   *
   * @param voice its name, with its variant: {@code en-us+f2}
   * @param pitch 0 to 100; 50 is the voice's own, every 50 an octave
   * @param pace words a minute, 80 to 450
   * @return silence where the voice is not there
   */
  synchronized Utterance say(String voice, int pitch, int pace, String text) {
    Calls calls = Native.load(name, Calls.class);
    try {
      rate = begin(calls);
      sameBreath();
      heard.reset();
      events.clear();
      calls.espeak_SetSynthCallback(callback);
      if (rate > 0 && calls.espeak_SetVoiceByName(voice) == 0) {
        calls.espeak_SetParameter(RATE, pace, 0);
        calls.espeak_SetParameter(PITCH, pitch, 0);
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
        calls.espeak_Synth(bytes, new NativeSize(bytes.length), 0, CHARACTER, 0, UTF_8, null, null);
      }
      Sound sound = new Sound(samples(heard.toByteArray()), Math.max(1, rate));
      return new Utterance(sound, List.copyOf(events));
    } finally {
      end(calls, rate > 0);
    }
  }

  /**
   * A text's phonemes, with stress, length and a space between words.
   *
   * @return a clause each, with the sign that ends it
   */
  synchronized List<String> phonemes(String voice, String text) {
    Calls calls = Native.load(name, Calls.class);
    int begun = 0;
    try {
      begun = begin(calls);
      List<String> clauses = new ArrayList<>();
      if (begun > 0 && calls.espeak_SetVoiceByName(voice) == 0) {
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
        try (Memory memory = new Memory(bytes.length)) {
          memory.write(0, bytes, 0, bytes.length);
          clauses(calls, memory, bytes, clauses);
        }
      }
      return clauses;
    } finally {
      end(calls, begun > 0);
    }
  }

  private static void clauses(Calls calls, Memory memory, byte[] bytes, List<String> clauses) {
    PointerByReference rest = new PointerByReference(memory);
    long from = Pointer.nativeValue(memory);
    while (rest.getValue() != null) {
      long before = Pointer.nativeValue(rest.getValue());
      Pointer ipa = calls.espeak_TextToPhonemes(rest, UTF_8, IPA);
      Pointer after = rest.getValue();
      long until = after == null ? bytes.length - 1 : Pointer.nativeValue(after) - from;
      if (ipa != null) {
        clauses.add(ipa.getString(0, "UTF-8").strip() + ending(bytes, (int) until));
      }
      if (after != null && Pointer.nativeValue(after) <= before) {
        return;
      }
    }
  }

  /** The sign before a place in the text that ends a clause; none: it is not there. */
  private static String ending(byte[] text, int until) {
    int at = until - 1;
    while (at >= 0 && (text[at] == ' ' || text[at] == 0)) {
      at--;
    }
    return at >= 0 && ".,;:!?".indexOf(text[at]) >= 0 ? String.valueOf((char) text[at]) : "";
  }

  /** The breath of some voices is C's {@code rand()}, which goes on from text to text as well. */
  private static void sameBreath() {
    try {
      NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("srand").invokeVoid(SEED);
    } catch (UnsatisfiedLinkError e) {
      // then it breathes otherwise each time
    }
  }

  /** Gives the samples a second; 0 or less: its data is not there. */
  private static int begin(Calls calls) {
    return calls.espeak_Initialize(SYNCHRONOUS, 0, null, DO_NOT_EXIT | PHONEMES);
  }

  /**
   * Takes the library out of the process. Its voices waver with a clock that goes on from text to
   * text, and {@code espeak_Terminate} hangs when it is called a second time: only a library loaded
   * anew says the same line the same way. That takes 15 ms.
   */
  private static void end(Calls calls, boolean begun) {
    if (begun) {
      calls.espeak_Terminate();
    }
    ((Library.Handler) Proxy.getInvocationHandler(calls)).getNativeLibrary().close();
  }

  private int hear(@Nullable Pointer wav, int samples, @Nullable Pointer told) {
    for (int at = 0; told != null && told.getInt(at) != NO_MORE; at += EVENT) {
      if (told.getInt(at) == PHONEME) {
        String ipa = ipa(told.getByteArray(at + ID, ID_BYTES));
        events.add(new Utterance.Event(ipa, told.getInt(at + POSITION), told.getInt(at + SAMPLE)));
      }
    }
    if (wav != null && samples > 0) {
      heard.writeBytes(wav.getByteArray(0, samples * Short.BYTES));
    }
    // other than 0 ends it
    return heard.size() < rate * MOST_SECONDS * Short.BYTES ? 0 : 1;
  }

  private static String ipa(byte[] id) {
    int length = 0;
    while (length < id.length && id[length] != 0) {
      length++;
    }
    return new String(id, 0, length, StandardCharsets.UTF_8);
  }

  private static float[] samples(byte[] pcm) {
    ShortBuffer shorts = ByteBuffer.wrap(pcm).order(ByteOrder.nativeOrder()).asShortBuffer();
    float[] samples = new float[shorts.remaining()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = shorts.get(i) / 32768f;
    }
    return samples;
  }
}
