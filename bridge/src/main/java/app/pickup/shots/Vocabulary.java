package app.pickup.shots;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The words of a set in the five languages of prompts: camera moves, shot sizes, lenses, light and
 * more, from the data file {@code shots/vocabulary.json}, and how long spoken lines take.
 *
 * <p>Words are found without regard to case, accents and hyphens; in English and Spanish whole
 * words only. Where phrases overlap, the first counts, of those the longest.
 */
public final class Vocabulary {
  private static final String FILE = "/shots/vocabulary.json";

  private final Lexicon<Term> lexicon = new Lexicon<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<Contradiction> contradictions = new ArrayList<>();
  private final Speech speech;

  /** What a phrase speaks of. */
  public enum Kind {
    /** A camera move. */
    MOVE,
    /** A shot size or angle. */
    FRAMING,
    /** A lens or what it does to depth. */
    LENS,
    /** A named source or quality of light. */
    LIGHT,
    /** Praise for light without a source. */
    LIGHT_VAGUE,
    TIME,
    WEATHER,
    /** Slow motion, time-lapse, one take, cuts. */
    PACE,
    /** Something turns into something else. */
    TURN,
    /** Grain, colour, grade. */
    TEXTURE,
    /** How it shall look and small words: neither who nor what. */
    MANNER,
    PERSON,
    ANIMAL,
    ACTION,
    /** A picture that needs no action. */
    STILL,
    BRAND,
    REAL_PERSON,
    NEGATION,
    /** Reads like one of the others and is none. */
    DECOY;

    private static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * One idea of the vocabulary.
   *
   * @param id stable, e.g. {@code whip-pan}
   * @param camera the move of the {@link Camera} it is, or null
   * @param framing the size of the {@link Framing} it is, or null
   * @param family moves of one family are one move more or less exactly said; empty: none
   * @param covers families that this move takes the place of
   * @param traits what it says of the shot, e.g. {@code night}
   * @param general a family's name without a direction
   * @param modifier goes with any move, like hand-held
   * @param named a time or weather that says where the light comes from
   * @param fix better words by language
   */
  public record Term(
      Kind kind,
      String id,
      @Nullable Camera camera,
      @Nullable Framing framing,
      String family,
      Set<String> covers,
      Set<String> traits,
      boolean general,
      boolean modifier,
      boolean named,
      Map<Language, String> fix) {}

  /**
   * A phrase of the vocabulary found in a text.
   *
   * @param languages in which it means this
   * @param word as it stands in the text
   * @param from its first UTF-16 unit in the text
   * @param to the unit after its last
   */
  public record Mention(Term term, Set<Language> languages, String word, int from, int to) {
    public Mention {
      languages = Set.copyOf(languages);
    }

    /** What it speaks of. */
    public Kind kind() {
      return term.kind();
    }

    /** The move it names, or null. */
    public @Nullable Camera camera() {
      return term.camera();
    }

    /** The shot size it names, or null. */
    public @Nullable Framing framing() {
      return term.framing();
    }
  }

  /**
   * Two traits that do not go together in one shot.
   *
   * @param drop the trait that gives way; null: the one said later
   * @param only the kind that both must be of; null: any
   * @param unless a trait that reconciles them; null: none does
   * @param reason why not, a clause
   */
  public record Contradiction(
      String one,
      String other,
      @Nullable String drop,
      @Nullable Kind only,
      @Nullable String unless,
      String reason) {}

  private static final class Bundled {
    static final Vocabulary ONE = new Vocabulary();
  }

  private Vocabulary() {
    JsonNode file;
    try (InputStream in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(FILE))) {
      file = Json.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    file.path("entries").forEach(this::add);
    file.path("contradictions").forEach(each -> contradictions.add(contradiction(each)));
    speech = Speech.of(file);
  }

  /** The one that comes with Pickup; read at the first call, in some 100 ms. */
  public static Vocabulary bundled() {
    return Bundled.ONE;
  }

  /** What is found in a text, in its order; none overlap but those of one phrase's meanings. */
  public List<Mention> mentions(String text) {
    List<Mention> all = new ArrayList<>();
    lexicon.find(
        text,
        (from, to, found) -> {
          String word = text.substring(from, to);
          Map<Term, Set<Language>> meanings = new LinkedHashMap<>();
          for (Lexicon.Entry<Term> each : found) {
            meanings
                .computeIfAbsent(each.value(), key -> EnumSet.noneOf(Language.class))
                .add(each.language());
          }
          meanings.forEach(
              (term, languages) -> all.add(new Mention(term, languages, word, from, to)));
        });
    return all;
  }

  /** The camera move that a text names first. */
  public Optional<Camera> camera(String text) {
    return first(text, Mention::camera);
  }

  /** The shot size that a text names first. */
  public Optional<Framing> framing(String text) {
    return first(text, Mention::framing);
  }

  private <T> Optional<T> first(String text, Function<Mention, @Nullable T> named) {
    for (Mention mention : mentions(text)) {
      T found = named.apply(mention);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** All traits that a text speaks of, e.g. {@code night} or {@code rain}. */
  public Set<String> traits(String text) {
    Set<String> all = new HashSet<>();
    mentions(text).forEach(mention -> all.addAll(mention.term().traits()));
    return all;
  }

  /** All ideas of the vocabulary. */
  public List<Term> terms() {
    return List.copyOf(terms);
  }

  /** The idea that this move is. */
  public Term term(Camera camera) {
    return terms.stream().filter(each -> each.camera() == camera).findFirst().orElseThrow();
  }

  /** Which traits do not go together. */
  public List<Contradiction> contradictions() {
    return List.copyOf(contradictions);
  }

  /** How long saying a line takes at a comfortable rate, over its languages, in milliseconds. */
  public long millis(Line line) {
    return line.spans().stream().mapToLong(span -> speech.millis(span, true)).sum();
  }

  /** How long it takes as fast as anybody speaks and is understood, in milliseconds. */
  public long least(Line line) {
    return line.spans().stream().mapToLong(span -> speech.millis(span, false)).sum();
  }

  private void add(JsonNode entry) {
    Map<Language, String> fix = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      if (entry.path("fix").has(language.tag())) {
        fix.put(language, entry.path("fix").path(language.tag()).asText());
      }
    }
    Term term =
        new Term(
            Kind.of(entry.path("kind").asText()),
            entry.path("id").asText(),
            Words.find(Camera.class, entry.path("camera").asText()),
            Words.find(Framing.class, entry.path("framing").asText()),
            entry.path("family").asText(),
            texts(entry.path("covers")),
            texts(entry.path("traits")),
            entry.path("general").asBoolean(),
            entry.path("modifier").asBoolean(),
            entry.path("named").asBoolean(),
            fix);
    terms.add(term);
    for (Language language : Language.values()) {
      Phrases.of(entry.path(language.tag()).asText(), language, entry.path("inflect").asText())
          .forEach(phrase -> lexicon.add(phrase, language, term));
      Phrases.of(entry.path(language.tag() + "+").asText(), language, "")
          .forEach(phrase -> lexicon.add(phrase, language, term));
    }
  }

  private static Contradiction contradiction(JsonNode each) {
    return new Contradiction(
        each.path("between").path(0).asText(),
        each.path("between").path(1).asText(),
        each.has("drop") ? each.path("drop").asText() : null,
        each.has("only") ? Kind.of(each.path("only").asText()) : null,
        each.has("unless") ? each.path("unless").asText() : null,
        each.path("reason").asText());
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> all = new HashSet<>();
    list.forEach(each -> all.add(each.asText()));
    return Set.copyOf(all);
  }
}
