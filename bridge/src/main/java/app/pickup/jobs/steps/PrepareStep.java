package app.pickup.jobs.steps;

import app.pickup.engines.Booth;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.engines.Said;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Lane;
import app.pickup.jobs.Order;
import app.pickup.jobs.Outcome;
import app.pickup.jobs.Step;
import app.pickup.jobs.Work;
import app.pickup.media.Conform;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.Frames;
import app.pickup.media.Probe;
import app.pickup.media.Rate;
import app.pickup.media.Sounds;
import app.pickup.media.Stills;
import app.pickup.media.Turnover;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the plate once more and takes the finger-print of everything the shot is made from. For
 * a vendor it also makes what will be turned over: the range alone, inside the vendor's limits, and
 * clean copies of the pictures.
 */
public final class PrepareStep implements Step {

  static final String HASHES = "hashes";

  private static final String OFFER = "offer";
  private static final String SPEECH = "speech";
  private static final String HEARD = "heard";

  /** Milliseconds; every lip-sync that we know wants two seconds or more. */
  static final int LEAST_SPEECH = 2000;

  /** The turned-over plate in the work folder. */
  static final String FOOTAGE = "turnover.mp4";

  /** No model looks closer than this. */
  private static final int LONGEST_SIDE = 2048;

  private final Vendors vendors;
  private final Probe probe;
  private final Frames frames;
  private final Stills stills;
  private final Sounds sounds;
  private final Booth booth;

  /**
   * @param booth where lines are spoken
   */
  public PrepareStep(Catalogue engines, Ffmpeg ffmpeg, Booth booth) {
    this.booth = booth;
    this.vendors = new Vendors(engines);
    this.probe = new Probe(ffmpeg);
    this.frames = new Frames(ffmpeg);
    this.stills = new Stills(ffmpeg);
    this.sounds = new Sounds(ffmpeg);
  }

  /**
   * A shot that is made here stays queued until its turn: then it can still be held back or moved.
   */
  @Override
  public Lane lane(Order order) {
    return vendors.here(order.engine()) ? Lane.RENDER : Lane.LIGHT;
  }

  @Override
  public Outcome run(Work work) throws Refused, IOException, InterruptedException {
    Shot shot = work.shot();
    work.doing("preparing", Map.of(), "Looking at what it is made from.", .1);
    Optional<Engine.Vendor> vendor = vendors.find(work.job().order().engine());
    if (shot instanceof Shot.LipSync lipSync && Voiced.needs(shot, vendor.isPresent())) {
      work.doing("speaking", Map.of(), "Speaking the lines.", .2);
      speak(work, lipSync, vendor.isPresent());
    } else if (shot instanceof Shot.LipSync lipSync) {
      hear(work, lipSync);
    }
    Fitting fitting = Fitting.of(probe, work);
    work.doing("hashing", Map.of(), "Taking the finger-print of what it is made from.", .4);
    work.keep(HASHES, Hashes.of(shot));
    if (vendor.isEmpty()) {
      return Outcome.to(JobState.RENDERING);
    }
    List<Stills.Size> sizes = new ArrayList<>();
    for (Path file : shot.seen()) {
      sizes.add(stills.size(file));
    }
    Engine.Plate plate = fitting.plate();
    Conform.Line line = turnedOver(work, fitting);
    Engine.Offer offer = vendor.get().offer(shot, new Engine.Given(plate, sizes, said(line)));
    work.model(offer.model());
    work.keep(OFFER, offer);
    Path footage = work.folder().resolve(FOOTAGE);
    Turnover turnover = offer.turnover();
    if (plate != null && turnover != null && !Files.exists(footage)) {
      work.doing("cutting", Map.of(), "Cutting what will be turned over.", .6);
      frames.turnOver(plate.media(), plate.range(), turnover, footage);
    }
    if (line != null && turnover != null) {
      work.keep(SPEECH, speech(work, fitting, line, offer));
    }
    List<Path> pictures = pictures(work);
    for (int i = 0; i < pictures.size(); i++) {
      stills.clean(shot.seen().get(i), LONGEST_SIDE, pictures.get(i));
    }
    return Outcome.to(JobState.WAITING);
  }

  /** Speaks the lines and keeps them: they are the same for whoever moves the mouths. */
  private void speak(Work work, Shot.LipSync shot, boolean away)
      throws Refused, InterruptedException {
    Stills.Size portrait = shot.portrait() == null ? null : stills.size(shot.portrait());
    Fitting fitting = Fitting.of(probe, shot, portrait);
    Booth.Recording recording = booth.record(Voiced.call(shot, fitting));
    recording.write(work.folder().resolve(Voiced.ALONE), work.folder().resolve(Voiced.MIXED));
    // a vendor may move one face after another
    for (int face : away && shot.faces().size() > 1 ? shot.faces() : List.<Integer>of()) {
      recording.write(face, work.folder().resolve(Voiced.alone(face)));
    }
    recording.notes().forEach(work::note);
    Voiced voiced = Voiced.of(recording, portrait);
    voiced.keep(work);
  }

  /**
   * Listens to a recorded line that goes away as it is, so that the lips that come back can be
   * read.
   */
  private void hear(Work work, Shot.LipSync shot) throws Refused, InterruptedException {
    Fitting fitting = Fitting.of(probe, work);
    try {
      work.keep(HEARD, new Heard(booth.record(Voiced.call(shot, fitting)).said()));
    } catch (Refused e) {
      // a recording that can not be heard here may be one all the same; its lips are not read
      work.drop(HEARD);
    }
  }

  /** What is said in a recorded line, as far as it can be heard. */
  record Heard(List<Said> said) {}

  /** What is said in a clip, as far as it is known. */
  static List<Said> said(Work work) {
    return Voiced.kept(work)
        .map(Voiced::said)
        .orElseGet(() -> work.kept(HEARD, Heard.class).map(Heard::said).orElse(List.of()));
  }

  /** The line that a vendor is given: as it was recorded, or spoken here. */
  private Conform.@Nullable Line turnedOver(Work work, Fitting fitting)
      throws Refused, InterruptedException {
    Optional<Voiced> voiced = Voiced.kept(work);
    if (voiced.isEmpty()) {
      return fitting.line(sounds, work.shot());
    }
    Engine.Spoken spoken = voiced.get().spoken(fitting);
    return new Conform.Line(
        work.folder().resolve(Voiced.ALONE), new FrameRange(0, spoken.length()), spoken.at(), true);
  }

  /** Cut, stretched as the plate's frames are, and as long as the vendor takes it. */
  private Engine.Speech speech(Work work, Fitting fitting, Conform.Line line, Engine.Offer offer)
      throws Refused, InterruptedException {
    Turnover turnover = Objects.requireNonNull(offer.turnover());
    Path wav = work.folder().resolve("speech.wav");
    Rate rate = fitting.picture().rate();
    Rate sent = turnover.eachFrame() ? turnover.rate() : rate;
    if (offer.track()) {
      int millis =
          sounds.turnOverTrack(
              line.file(), line.cut(), rate, sent, line.at(), offer.frames(), turnover.rate(), wav);
      return new Engine.Speech(wav, millis, 0, List.of());
    }
    int millis = sounds.turnOver(line.file(), line.cut(), rate, sent, LEAST_SPEECH, wav);
    return new Engine.Speech(wav, millis, millis(sent, line.at()), apart(work, fitting, sent));
  }

  /** What each face says, where several speak: not every vendor moves them at once. */
  private List<Engine.OfFace> apart(Work work, Fitting fitting, Rate sent)
      throws Refused, InterruptedException {
    Optional<Voiced> voiced = Voiced.kept(work);
    List<Engine.OfFace> apart = new ArrayList<>();
    if (voiced.isPresent()) {
      for (Voiced.OfFace own : voiced.get().faces(fitting)) {
        Path alone = work.folder().resolve(Voiced.alone(own.face()));
        Path wav = work.folder().resolve("speech-" + own.face() + ".wav");
        Rate rate = fitting.picture().rate();
        FrameRange cut = own.within(voiced.get().changed());
        int millis = sounds.turnOver(alone, cut, rate, sent, LEAST_SPEECH, wav);
        long at = fitting.head() + own.frames().in();
        apart.add(new Engine.OfFace(own.face(), wav, millis, millis(sent, at)));
      }
    }
    return apart;
  }

  private static int millis(Rate rate, long frame) {
    return Math.toIntExact(rate.samplesAt(frame, 1000));
  }

  static Engine.@Nullable Spoken said(Conform.@Nullable Line line) {
    return line == null ? null : new Engine.Spoken(line.at(), line.cut().length(), line.at());
  }

  /** The line as it is turned over; null: none is spoken. */
  static Engine.@Nullable Speech speech(Work work) {
    return work.kept(SPEECH, Engine.Speech.class).orElse(null);
  }

  /** What the vendor takes for it, as it was found when the order was prepared. */
  static Engine.Offer offer(Work work) {
    return work.kept(OFFER, Engine.Offer.class)
        .orElseThrow(() -> new IllegalStateException("nothing was offered"));
  }

  /** Where the clean copies of the shot's pictures lie. */
  static List<Path> pictures(Work work) {
    List<Path> pictures = new ArrayList<>();
    for (int i = 0; i < work.shot().seen().size(); i++) {
      pictures.add(work.folder().resolve("picture-" + (i + 1) + ".png"));
    }
    return pictures;
  }
}
