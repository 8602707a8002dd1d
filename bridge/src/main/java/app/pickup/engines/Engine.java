package app.pickup.engines;

import app.pickup.elements.Element;
import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.Stills;
import app.pickup.media.Turnover;
import app.pickup.net.NoAnswer;
import app.pickup.net.Relay;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import app.pickup.shots.lint.Bounds;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody who can make a shot. */
public interface Engine {

  /** What this engine can do, as data. */
  Capability capability();

  /** What it takes of a new clip, as far as it is known; nobody is asked. */
  default Bounds bounds() {
    return Bounds.unknown(capability().name());
  }

  /** An engine that works on this machine: it is called, works, and hands the take back. */
  interface Maker extends Engine {

    /**
     * Makes the shot. Deterministic: the same order gives the same frames. May be called again
     * after a crash; it then begins anew and replaces what it left.
     *
     * @throws Refused when it can not be made, for a reason an editor can understand
     * @throws InterruptedException when the job was cancelled; nothing is left running
     */
    Take make(Order order, Watch watch) throws Refused, InterruptedException;
  }

  /** One order for a maker; the folder is empty and takes the take's files. */
  sealed interface Order {
    Shot shot();

    Path folder();

    /**
     * A change to footage.
     *
     * @param plate the probed footage
     * @param range the frames to make, handles included
     */
    record Change(Shot.Edit shot, MediaFile plate, FrameRange range, Path folder)
        implements Order {}

    /**
     * A new clip.
     *
     * @param picture its shape
     * @param frames how many
     * @param cast who is in it, in the order of {@link Shot#cast}
     */
    record Fresh(Shot.Generate shot, Picture picture, long frames, List<Element> cast, Path folder)
        implements Order {
      public Fresh {
        cast = List.copyOf(cast);
      }
    }

    /**
     * Lines in people's mouths.
     *
     * @param plate the probed footage; null: a portrait speaks
     * @param picture the clip's shape
     * @param range the frames to make, handles included
     * @param asked those that may change
     * @param said what is said
     * @param sound the clip's sound; null: it comes from the footage
     */
    record Dialogue(
        Shot.LipSync shot,
        @Nullable MediaFile plate,
        Picture picture,
        FrameRange range,
        FrameRange asked,
        List<Said> said,
        @Nullable Path sound,
        Path folder)
        implements Order {
      public Dialogue {
        said = List.copyOf(said);
      }
    }
  }

  /** The eyes of whoever waits. */
  interface Watch {
    /** So many of so many frames are made. Called about as often as frames are; cheap. */
    void made(long frames, long of);

    /** Something the editor should know about this take, e.g. that there is a cut at frame 41. */
    void note(Note note);

    /** Whether to stop at once. */
    boolean cancelled();
  }

  /**
   * What the engine made: exactly as many frames as ordered, at the plate's or the timeline's rate,
   * in the codec asked.
   *
   * @param picture the composite, or null where only plate and matte were asked
   * @param matte the matte clip, or null where it was not asked
   * @param model name and version of what made it
   * @param sounding whether the picture's file has a sound of its own too
   * @param captions what is said in it, as {@code .srt}; null: not asked, or nothing is said
   */
  record Take(
      @Nullable Path picture,
      @Nullable Path matte,
      String model,
      boolean seedHonoured,
      boolean sounding,
      @Nullable Path captions) {

    /** Without a sound of its own. */
    public static Take silent(
        @Nullable Path picture, @Nullable Path matte, String model, boolean seedHonoured) {
      return new Take(picture, matte, model, seedHonoured, false, null);
    }
  }

  /**
   * An engine elsewhere. Nothing waits inside: a shot is offered, begun once, looked at from time
   * to time, and fetched when it is ready.
   */
  interface Vendor extends Engine {

    /**
     * What making this would take and cost. Holds the shot against every limit the vendor is known
     * to have, so that nothing is sent or paid for in vain. Asks nobody.
     *
     * @throws Refused with all limits that are broken
     */
    Offer offer(Shot shot, Given given) throws Refused;

    /**
     * One short step towards what the order needs at the vendor first, before its footage is put
     * out; harmless when repeated.
     *
     * @return why the order has to wait, or will not be; null: nothing is missing
     */
    default @Nullable Begun ready(Sending sending) throws Refused, IOException {
      return null;
    }

    /**
     * Sends the order. After an unclear answer it is sent again only when the vendor was asked for
     * its id and does not have it; the vendor refuses an id that it has.
     */
    Begun begin(Sending sending) throws Refused, IOException;

    /**
     * Whether the vendor has the order that was begun under this id.
     *
     * @throws NoAnswer when it can not be told now; it may be asked again
     */
    Sought find(Shot shot, String id) throws Refused, NoAnswer;

    /** How the order stands. */
    Look look(String ticket) throws Refused, NoAnswer;

    /**
     * Has an element that the editor has deleted deleted at the vendor too, as far as it can be.
     *
     * @return why something of it stays there; empty: nothing does
     */
    default Optional<Problem> dismiss(String element) {
      return Optional.empty();
    }

    /** Whether the vendor is an emulator on this machine; its results may then lie here too. */
    boolean loopback();

    /**
     * Reads what the vendor publishes of its models, unless it was read of late; out of reach, what
     * is known stays. Called only when an editor uses or asks for this engine.
     */
    default void learn() {}

    /**
     * The same offer at the price that the vendor names for it now; else as it was, with a note
     * why. Nothing of the shot leaves for it: no picture, no words, and of footage and line only
     * their addresses.
     */
    default Offer quoted(Offer offer, Placed placed) {
      return offer;
    }

    /** Its own place for footage; empty: footage lies on the editor's relay. */
    default Optional<Relay> relay() {
      return Optional.empty();
    }

    /** Whether the key is good and what is left, asked now; only when an editor asks. */
    Standing check() throws Refused, NoAnswer;
  }

  /**
   * How this machine stands with a vendor.
   *
   * @param good whether the vendor takes the key
   * @param text a sentence
   * @param balance what is left in the account; null: it is not known, or not in money
   */
  record Standing(boolean good, String text, @Nullable Money balance) {}

  /**
   * What a shot is made from, as it was found on this machine.
   *
   * @param plate the footage and its range, handles included; null: there is none
   * @param pictures the sizes of the shot's pictures, in the order of {@link Shot#seen}
   * @param line where a spoken line lies in the plate's range; null: none is spoken
   */
  record Given(@Nullable Plate plate, List<Stills.Size> pictures, @Nullable Spoken line) {
    public Given {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * A spoken line, in frames of the plate.
   *
   * @param at where it begins in the range, handles counted
   * @param length how long it is
   * @param last where the last of the faces begins to speak; of one face, {@code at}
   */
  record Spoken(long at, long length, long last) {}

  /** Probed footage and the frames of it that are meant. */
  record Plate(MediaFile media, FrameRange range) {}

  /**
   * What a vendor takes for a shot.
   *
   * @param model its model's name
   * @param turnover the shape in which the plate is sent; null: there is none to send
   * @param retime how frames are carried over to the vendor's rate and back
   * @param frames how many the take has at the vendor's rate
   * @param estimate what it will cost
   * @param slots how many orders the vendor works on at once, of all models that share them
   * @param notes what the editor should know beforehand
   * @param form the order in the vendor's words, footage and pictures left blank, for a vendor
   *     whose words may have changed until it is sent; null: it is written when it is sent
   * @param sharing the models that share the slots, this one among them
   * @param track whether a spoken line is put out beside the footage, laid in silence as long as
   *     the take; else it goes alone, with the order
   */
  record Offer(
      String model,
      @Nullable Turnover turnover,
      Shot.Retime retime,
      long frames,
      Money estimate,
      int slots,
      List<Note> notes,
      @Nullable JsonNode form,
      Set<String> sharing,
      boolean track) {
    public Offer {
      notes = List.copyOf(notes);
      // what an older Pickup has kept of an offer does not say it
      sharing = sharing == null ? Set.of(model) : Set.copyOf(sharing);
    }

    /** The same, its slots shared with these models. */
    public Offer sharing(Set<String> models) {
      return new Offer(
          model, turnover, retime, frames, estimate, slots, notes, form, models, track);
    }

    /** The same at another price, with a further note; null: with none. */
    public Offer at(Money price, @Nullable Note note) {
      List<Note> all = new ArrayList<>(notes);
      if (note != null) {
        all.add(note);
      }
      return new Offer(model, turnover, retime, frames, price, slots, all, form, sharing, track);
    }

    /** The same, of one whose orders are written when they are sent. */
    public Offer(
        String model,
        @Nullable Turnover turnover,
        Shot.Retime retime,
        long frames,
        Money estimate,
        int slots,
        List<Note> notes) {
      this(model, turnover, retime, frames, estimate, slots, notes, null, false);
    }

    /** Of a vendor each of whose models has slots of its own. */
    public Offer(
        String model,
        @Nullable Turnover turnover,
        Shot.Retime retime,
        long frames,
        Money estimate,
        int slots,
        List<Note> notes,
        @Nullable JsonNode form,
        boolean track) {
      this(model, turnover, retime, frames, estimate, slots, notes, form, Set.of(model), track);
    }
  }

  /**
   * An order on its way.
   *
   * @param id ours; the vendor keeps it with the order and takes it once
   * @param placed where the vendor finds the turned-over plate
   * @param pictures cleaned copies of the shot's own pictures, in their order
   * @param speech the line to be spoken, as it is turned over; null: there is none
   * @param memory what the vendor remembers of earlier tries
   */
  record Sending(
      Shot shot,
      Offer offer,
      String id,
      Placed placed,
      List<Path> pictures,
      @Nullable Speech speech,
      Memory memory) {
    public Sending {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * What was put out for an order.
   *
   * @param footage where the vendor finds the turned-over plate; null: there is none, or not yet
   * @param line where it finds the line's track; null: there is none, or not yet
   */
  record Placed(@Nullable URI footage, @Nullable URI line) {
    public static final Placed NOTHING = new Placed(null, null);
  }

  /**
   * A line as it is turned over.
   *
   * @param wav the sound
   * @param millis how long it is
   * @param insert where it begins in the turned-over plate, in milliseconds; of a track 0
   * @param apart the same face by face, in the order in which they begin to speak; empty: one says
   *     it all
   */
  record Speech(Path wav, int millis, int insert, List<OfFace> apart) {
    public Speech {
      apart = List.copyOf(apart);
    }
  }

  /** What one face says, by its number in the request. */
  record OfFace(int face, Path wav, int millis, int insert) {}

  /** What a vendor keeps with a job, so that a step that was paid is not paid again. */
  interface Memory {
    Optional<String> recall(String name);

    /** On disk when this returns. */
    void keep(String name, String value);

    /**
     * Puts a file where the vendor finds it, until {@link #takeBack} or the end of the job; one at
     * a time. Harmless when repeated.
     *
     * @param name nobody can guess it
     */
    default URI lend(String name, Path file) throws Refused, NoAnswer, IOException {
      throw new Refused(Code.ENGINE_RELAY, "engine", "The engine");
    }

    /** The vendor has what it needs of this file; harmless when another one or none is lent. */
    default void takeBack(String name) {}

    /** What all that was bought on the way to the order has cost. */
    default void paid(Money besides) {}
  }

  /** What came of sending an order. */
  sealed interface Begun {
    /** What a call without an answer means: it may have arrived, or may be sent again. */
    static Begun unanswered(NoAnswer e) {
      return e.sent() ? new Unclear(e.why()) : unreached(e);
    }

    /** What a call means that nothing comes of twice. */
    static Begun unreached(NoAnswer e) {
      return new Later(
          Problem.of(Code.NET_UNREACHABLE, "host", e.host(), "why", e.why()),
          Duration.ofSeconds(15));
    }

    /** It was taken. */
    record Taken(String ticket) implements Begun {}

    /**
     * It was certainly not taken, and will not be.
     *
     * @param paid what was paid on the way all the same; null: nothing
     */
    record Declined(Problem problem, @Nullable Money paid) implements Begun {
      /** For nothing. */
      public Declined(Problem problem) {
        this(problem, null);
      }
    }

    /** Something it needs is being made at the vendor first; the order was not sent. */
    record Readying(Note what, Duration after) implements Begun {}

    /** It was certainly not taken; the same order may be sent after this time. */
    record Later(Problem problem, Duration after) implements Begun {}

    /** It may have been taken, and may cost. */
    record Unclear(String why) implements Begun {}
  }

  /** What came of looking for an order by our id. */
  sealed interface Sought {
    /** The vendor has it. */
    record Found(String ticket) implements Sought {}

    /** The vendor does not have it. */
    record NotThere() implements Sought {}

    /** The vendor keeps no ids of its customers: nobody will ever know. */
    record CanNotTell() implements Sought {}
  }

  /** How an order stands. */
  sealed interface Look {
    /** Ready, at an address as the vendor wrote it; one that is none counts as a bad result. */
    static Look ready(String address, @Nullable Money paid) {
      try {
        URI at = new URI(address);
        if (at.getHost() != null) {
          return new Ready(at, paid);
        }
      } catch (URISyntaxException e) {
        // told below, without the stranger's text
      }
      return new Failed(
          Problem.of(
                  Code.ENGINE_FAILED,
                  "engine",
                  "The engine",
                  "why",
                  "it is done, and the address of its take is none")
              .charged(Problem.Charged.YES));
    }

    /** It is being made; look again after this time. */
    record Waiting(Duration again) implements Look {}

    /**
     * It is ready.
     *
     * @param result where the file lies
     * @param paid what it cost, or null where the vendor does not say
     */
    record Ready(URI result, @Nullable Money paid) implements Look {}

    /**
     * It was not made; the problem says whether it cost.
     *
     * @param paid what it cost, or null where the vendor does not say
     */
    record Failed(Problem problem, @Nullable Money paid) implements Look {
      /** For what the problem says. */
      public Failed(Problem problem) {
        this(problem, null);
      }
    }

    /** The vendor knows no such order. */
    record Gone() implements Look {}
  }
}
