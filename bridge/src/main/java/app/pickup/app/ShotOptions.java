package app.pickup.app;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every shot can be told at a terminal: whose it is, where it goes, who makes it. */
final class ShotOptions {

  @Option(
      names = "--project",
      paramLabel = "FILE",
      description = "Project file, or a folder. Default: the folder you are in.")
  private Path project = Path.of("");

  @Option(
      names = "--nle",
      paramLabel = "NAME",
      description = "folder, kdenlive, blender, … Default: folder.")
  private String nle = "folder";

  @Option(
      names = "--media-folder",
      paramLabel = "FOLDER",
      description = "Where clips go. Default: Pickup/ beside the project.")
  private @Nullable Path mediaFolder;

  @Option(names = "--bin", paramLabel = "A/B", description = "Folders in the bin.")
  private String bin = "";

  @Option(
      names = "--above",
      paramLabel = "FRAME",
      description = "Also place it above the original, at this frame of the timeline.")
  private @Nullable Long above;

  @Option(
      names = "--track",
      paramLabel = "N",
      description = "The video track of the original, with --above; 1 is the lowest. Default: 1.")
  private int track = 1;

  @Option(names = "--engine", paramLabel = "NAME", description = "Default: auto.")
  private @Nullable String engine;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "draft, standard, pro. Default: standard.")
  private @Nullable String tier;

  @Option(
      names = "--priority",
      paramLabel = "PRIORITY",
      description = "hero, normal, later: who goes first. Default: normal.")
  private @Nullable String priority;

  @Option(
      names = "--client",
      paramLabel = "NAME",
      description = "Who is billed; spend is summed by it.")
  private @Nullable String client;

  @Option(
      names = "--codec",
      paramLabel = "CODEC",
      description = "prores422hq, prores4444, dnxhr-hq, dnxhr-hqx, h264.")
  private @Nullable String codec;

  @Option(
      names = "--name",
      paramLabel = "TEMPLATE",
      description = "Clip name; tokens {clip} {kind} {take} {date} {engine} {tier} {job} {seed}.")
  private @Nullable String name;

  @Option(
      names = "--consent",
      split = ",",
      paramLabel = "WHO,SCOPE",
      description =
          "Who agreed to what: for every line in a mouth, and where people's footage leaves this machine.")
  private List<String> consent = List.of();

  @Option(names = "--dry-run", description = "Check and plan only; start nothing.")
  boolean dryRun;

  @Option(names = "--json", description = "Print the job as JSON.")
  boolean json;

  /**
   * The request as far as these say it.
   *
   * @param scope of a consent that says none
   */
  ObjectNode body(String scope) {
    ObjectNode body = Json.object();
    ObjectNode where = body.putObject("project");
    where.put("nle", nle);
    where.put("file", project.toAbsolutePath().normalize().toString());
    if (mediaFolder != null) {
      where.put("mediaFolder", mediaFolder.toAbsolutePath().normalize().toString());
    }
    where.put("bin", bin);
    put(body, "engine", engine);
    put(body, "tier", tier);
    put(body, "priority", priority);
    put(body, "client", client);
    put(body, "codec", codec);
    put(body, "name", name);
    if (above != null) {
      body.put("place", "above").putObject("at").put("track", track).put("frame", above);
    }
    if (!consent.isEmpty()) {
      body.putObject("consent")
          .put("who", consent.get(0))
          .put("scope", consent.size() > 1 ? consent.get(1) : scope);
    }
    return body;
  }

  static @Nullable String absolute(@Nullable Path path) {
    return path == null ? null : path.toAbsolutePath().normalize().toString();
  }

  static void put(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
