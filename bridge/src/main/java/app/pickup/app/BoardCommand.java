package app.pickup.app;

import app.pickup.files.Durable;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import app.pickup.shots.board.BoardJson;
import app.pickup.shots.board.Check;
import app.pickup.shots.board.Fountain;
import app.pickup.shots.board.Generations;
import app.pickup.shots.board.Reading;
import app.pickup.shots.board.Remark;
import app.pickup.shots.board.ShotList;
import app.pickup.shots.board.Splitter;
import app.pickup.shots.board.Storyboard;
import app.pickup.shots.board.Wish;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** From a script to a board, and from the board to clips. */
@Command(
    name = "board",
    mixinStandardHelpOptions = true,
    description = "Make shots of a script, a shot list or a story; show, export or render them.")
final class BoardCommand implements Callable<Integer> {
  /** One byte above what is taken is enough to say that it is too much. */
  private static final int MOST_BYTES = (1 << 20) + 1;

  @Parameters(
      paramLabel = "FILE",
      description =
          "A script (.fountain), a shot list (.csv, .tsv), a board (.json), a story (.txt), - for"
              + " one piped in.")
  private String file = "";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long all of it is. Default: as its words take.")
  private @Nullable BigDecimal seconds;

  @Option(names = "--shots", paramLabel = "N", description = "At most so many.")
  private @Nullable Integer shots;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Export as .fountain, .csv or .json; nothing is overwritten.")
  private @Nullable Path out;

  @Option(
      names = "--render",
      description = "Order the clips, one after the other. Ordered again, it goes on where it was.")
  private boolean render;

  @Option(
      names = "--most",
      paramLabel = "SECONDS",
      description = "What the engine makes at once. Default: 15.")
  private BigDecimal most = Generations.USUAL_MOST;

  @Option(names = "--sound", description = "Let the engine make sound where nobody speaks too.")
  private boolean sound;

  @Mixin private CastOptions cast = new CastOptions();

  @Mixin private SequenceOption sequence = new SequenceOption();

  @Mixin private ShotOptions options = new ShotOptions();

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  BoardCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    CommandSpec own = Objects.requireNonNull(spec);
    wish(own);
    Reading reading = read();
    Storyboard board = reading.board();
    List<Remark> remarks = new ArrayList<>(reading.remarks());
    if (board != null) {
      remarks.addAll(Check.of(board, most));
    }
    boolean stops = remarks.stream().anyMatch(Remark::stops);
    show(own, board, remarks);
    if (board == null || (stops && render)) {
      return 1;
    }
    if (out != null) {
      export(board, out);
    }
    if (!render) {
      return stops ? 1 : 0;
    }
    ObjectNode request = options.body("this clip");
    sequence.put(request);
    if (sound) {
      request.put("audio", "native");
    }
    try (Reach reach = Reach.bridge(workshop)) {
      BoardRender way =
          new BoardRender(
              reach.client(),
              own,
              request,
              Casting.of(cast.of(reach.client())),
              ServeCommand.home().pictures());
      return way.render(board, most, options.dryRun, options.json);
    }
  }

  private void wish(CommandSpec own) {
    if (shots != null && (shots < 1 || shots > Storyboard.MOST)) {
      throw new ParameterException(
          own.commandLine(), "--shots must be 1 to " + Storyboard.MOST + ", not " + shots);
    }
    boolean odd =
        seconds != null && (seconds.signum() <= 0 || seconds.compareTo(new BigDecimal(7200)) > 0);
    if (odd || most.compareTo(BigDecimal.ONE) < 0) {
      throw new ParameterException(
          own.commandLine(), "--seconds must be above 0 and up to 7200, --most 1 or more");
    }
  }

  private Reading read() throws IOException {
    Wish wish = new Wish(seconds, shots);
    if (file.equals("-")) {
      byte[] piped = System.in.readNBytes(MOST_BYTES);
      String head = new String(piped, StandardCharsets.UTF_8).stripLeading();
      return head.startsWith("Title:") || head.startsWith("INT.") || head.startsWith("EXT.")
          ? Fountain.read(piped, wish)
          : Splitter.story("", piped, wish);
    }
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "There is no file " + file);
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MOST_BYTES);
    }
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    String title = dot > 0 ? name.substring(0, dot) : name;
    return switch (dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "fountain", "spmd" -> Fountain.read(bytes, wish);
      case "json" -> BoardJson.read(bytes, wish);
      case "csv", "tsv" -> ShotList.read(title, bytes, wish);
      default -> Splitter.story(title, bytes, wish);
    };
  }

  private void show(CommandSpec own, @Nullable Storyboard board, List<Remark> remarks) {
    if (options.json && !render) {
      ObjectNode json = board == null ? Json.object() : BoardJson.of(board);
      json.set("findings", BoardJson.remarks(remarks));
      own.commandLine().getOut().println(Json.pretty(json));
      return;
    }
    if (board != null && !options.json) {
      BoardTable.print(board, own.commandLine().getOut());
    }
    remarks.forEach(
        each ->
            own.commandLine()
                .getErr()
                .println(
                    (each.stops() ? "error    " : "warning  ")
                        + each.where()
                        + ": "
                        + each.text()
                        + " ("
                        + each.code()
                        + ")"));
  }

  private void export(Storyboard board, Path to) throws IOException, Refused {
    String name = String.valueOf(to.getFileName()).toLowerCase(Locale.ROOT);
    String text =
        name.endsWith(".fountain")
            ? Fountain.write(board)
            : name.endsWith(".csv")
                // Excel takes a table for UTF-8 only with the mark
                ? "\uFEFF" + ShotList.write(board)
                : name.endsWith(".json") ? Json.pretty(BoardJson.of(board)) + "\n" : null;
    CommandSpec own = Objects.requireNonNull(spec);
    if (text == null) {
      throw new ParameterException(own.commandLine(), "--out takes .fountain, .csv or .json");
    }
    Path file = to.toAbsolutePath().normalize();
    if (Files.exists(file)) {
      throw new ParameterException(own.commandLine(), "There is already a file " + to);
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, text);
    Durable.rename(part, file);
    own.commandLine().getErr().println("written  " + to);
  }
}
