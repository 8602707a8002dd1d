package app.pickup.shots.board;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import app.pickup.shots.Script.Beat;
import app.pickup.shots.board.Passage.Action;
import app.pickup.shots.board.Passage.Speech;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shot lists as crews have them: a table with a row a shot, columns by the trade's names in any
 * order. What is written is read back as the same board. Rows are counted as spreadsheets do, the
 * one with the names is 1.
 */
public final class ShotList {

  private enum Column {
    SCENE("Scene", "scene heading", "location", "slug"),
    SHOT("Shot", "shot #", "shot no", "shot no.", "shot number", "no", "no.", "#"),
    SIZE("Size", "framing", "shot size", "shot type", "frame"),
    CAMERA("Camera", "movement", "move", "camera move", "camera movement"),
    SECONDS("Seconds", "duration", "length", "time", "secs", "sec"),
    DESCRIPTION("Description", "prompt", "action", "shot description", "subject"),
    DIALOGUE("Dialogue", "lines", "line", "dialog"),
    SPEAKER("Speaker", "character", "who"),
    LANGUAGE("Language", "lang"),
    NOTES("Notes", "note", "remarks", "comments", "why");

    private final String title;
    private final List<String> names;

    Column(String title, String... others) {
      this.title = title;
      this.names =
          Stream.concat(Stream.of(title.toLowerCase(Locale.ROOT)), Stream.of(others)).toList();
    }

    static Optional<Column> named(String header) {
      String name = Text.line(header).toLowerCase(Locale.ROOT).replace('_', ' ');
      return Stream.of(values()).filter(each -> each.names.contains(name)).findFirst();
    }
  }

  private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
  private final List<Remark> remarks;

  private ShotList(List<Remark> remarks) {
    this.remarks = remarks;
  }

  /** Reads a shot list's file. */
  public static Reading read(String title, byte[] file, Wish wish) {
    Source source = Source.of(file);
    if (source.text() == null) {
      return Reading.refused(source);
    }
    List<Remark> remarks = new ArrayList<>();
    List<CsvTable.Row> rows = CsvTable.read(source.text(), remarks);
    ShotList list = new ShotList(remarks);
    List<Stretch> stretches = new ArrayList<>();
    int head = 0;
    while (head < rows.size() && rows.get(head).blank()) {
      head++;
    }
    if (head < rows.size() && list.header(rows.get(head), head + 1)) {
      for (int i = head + 1; i < rows.size(); i++) {
        if (!rows.get(i).blank()) {
          stretches.add(list.row(rows.get(i), i + 1));
        }
      }
    }
    if (stretches.isEmpty() && remarks.stream().noneMatch(Remark::stops)) {
      remarks.add(Remark.whole("board.empty", "There is no shot in this list."));
    }
    return Splitter.split(title, stretches, wish, remarks);
  }

  private boolean header(CsvTable.Row row, int number) {
    for (int i = 0; i < row.cells().size(); i++) {
      String name = row.cells().get(i);
      Optional<Column> column = Column.named(name);
      if (column.isPresent() && columns.containsKey(column.get())) {
        remarks.add(
            fault(number, Text.shown(name, 40), "csv.column", "The column is there twice."));
      } else if (column.isPresent()) {
        columns.put(column.get(), i);
      } else if (!name.isBlank()) {
        remarks.add(
            new Remark(
                Remark.Severity.WARNING,
                number,
                "row " + number + ", " + Text.shown(name, 40),
                "csv.column",
                "Nothing is known of this column; it is left out."));
      }
    }
    boolean shows = columns.containsKey(Column.DESCRIPTION) || columns.containsKey(Column.DIALOGUE);
    if (!shows) {
      remarks.add(
          fault(
              number,
              Column.DESCRIPTION.title,
              "csv.header",
              "The first row has to name the columns: "
                  + Stream.of(Column.values())
                      .map(each -> each.title)
                      .collect(Collectors.joining(", "))
                  + "; Description or Dialogue at least."));
    }
    return shows;
  }

  private Stretch row(CsvTable.Row row, int number) {
    String scene = cell(row, Column.SCENE);
    String label = cell(row, Column.SHOT);
    if (!label.isEmpty() && !Panel.labels(label)) {
      wrong(number, Column.SHOT, "board.label", "A shot is called by up to 12 letters and digits.");
      label = "";
    }
    BigDecimal seconds = null;
    String length = cell(row, Column.SECONDS);
    if (!length.isEmpty()) {
      Seconds read = Seconds.read(length);
      seconds = read.value();
      if (read.fault() != null) {
        wrong(number, Column.SECONDS, "board.seconds", read.fault());
      }
    }
    Camera camera = null;
    String move = cell(row, Column.CAMERA);
    if (!move.isEmpty()) {
      camera = Trade.camera(move).orElse(null);
      if (camera == null) {
        wrong(number, Column.CAMERA, "board.camera", unknown(move, Trade.cameras()));
      }
    }
    Framing framing = null;
    String size = cell(row, Column.SIZE);
    if (!size.isEmpty()) {
      framing = Trade.framing(size).orElse(null);
      if (framing == null) {
        wrong(number, Column.SIZE, "board.framing", unknown(size, Trade.framings()));
      }
    }
    List<Passage> passages = new ArrayList<>();
    String description = cell(row, Column.DESCRIPTION);
    if (!description.isEmpty()) {
      passages.add(new Action(description, false));
    }
    lines(row, number).forEach(line -> passages.add(new Speech(line, "")));
    if (passages.isEmpty()) {
      wrong(
          number,
          Column.DESCRIPTION,
          "board.empty-prompt",
          "The shot shows nothing; write what is seen.");
    }
    return new Stretch(
        scene.isEmpty() ? null : new Scene(scene),
        new Facts(
            label.isEmpty() ? null : label, seconds, camera, framing, cell(row, Column.NOTES)),
        number,
        passages);
  }

  private List<Line> lines(CsvTable.Row row, int number) {
    String speaker = cell(row, Column.SPEAKER);
    String tongue = cell(row, Column.LANGUAGE);
    Language language = tongue.isEmpty() ? null : tongue(tongue);
    if (!tongue.isEmpty() && language == null) {
      wrong(
          number,
          Column.LANGUAGE,
          "board.language",
          unknown(
              tongue,
              Stream.of(Language.values()).map(Language::tag).collect(Collectors.joining(", "))));
    }
    Integer at = columns.get(Column.DIALOGUE);
    String cell = at == null || at >= row.cells().size() ? "" : row.cells().get(at);
    List<Line> lines = new ArrayList<>();
    for (String each : cell.split("\n", -1)) {
      String said = Text.line(each);
      if (!said.isEmpty()) {
        lines.add(line(said, speaker.isEmpty() ? null : speaker, language));
      }
    }
    return lines;
  }

  private static Line line(String said, @Nullable String speaker, @Nullable Language language) {
    String who = speaker;
    Language tongue = language;
    String words = said;
    int colon = said.indexOf(": ");
    for (Language each : Language.values()) {
      int at = said.indexOf(" (" + each.tag() + "): ");
      if (at > 0 && at + 5 <= colon) {
        who = said.substring(0, at);
        tongue = each;
        words = said.substring(colon + 2);
      }
    }
    if (words.equals(said)) {
      int wide = said.indexOf('：');
      int cut = colon > 0 ? colon : wide;
      if (cut > 0 && Speaker.name(said.substring(0, cut).strip())) {
        who = said.substring(0, cut).strip();
        words = said.substring(cut + 1).strip();
      }
    }
    boolean somebody = who == null || who.equals(Cue.SOMEBODY);
    return new Line(
        words,
        tongue == null ? Lines.language(words) : tongue,
        somebody ? null : who,
        null,
        null,
        null);
  }

  private static @Nullable Language tongue(String word) {
    Language named = Fountain.language(word);
    return named == null ? Language.of(word) : named;
  }

  private String cell(CsvTable.Row row, Column column) {
    Integer at = columns.get(column);
    return at == null || at >= row.cells().size() ? "" : Text.line(row.cells().get(at));
  }

  private void wrong(int row, Column column, String code, String text) {
    remarks.add(fault(row, column.title, code, text));
  }

  private static Remark fault(int row, String column, String code, String text) {
    return new Remark(Remark.Severity.ERROR, row, "row " + row + ", " + column, code, text);
  }

  private static String unknown(String word, String known) {
    return "\"" + Text.shown(word, 40) + "\" is none of " + known + ".";
  }

  /** Writes a board as a shot list. Ids of the cast, voices and starts of lines stay behind. */
  public static String write(Storyboard board) {
    StringBuilder table =
        new StringBuilder(
            CsvTable.line(
                "Scene", "Shot", "Size", "Camera", "Seconds", "Description", "Dialogue", "Notes"));
    for (Panel panel : board.panels()) {
      Beat beat = panel.beat();
      table.append(
          CsvTable.line(
              panel.scene() == null ? null : panel.scene().heading(),
              panel.label(),
              beat.framing() == null ? null : beat.framing().word(),
              beat.camera() == null ? null : Trade.word(beat.camera()),
              beat.seconds().toPlainString(),
              beat.text(),
              beat.lines().stream().map(ShotList::said).collect(Collectors.joining("\n")),
              panel.why()));
    }
    return table.toString();
  }

  private static String said(Line line) {
    String who = line.speaker() == null ? Cue.SOMEBODY : line.speaker();
    return who + " (" + line.language().tag() + "): " + line.text();
  }
}
