package app.pickup.app;

import app.pickup.files.OwnFile;
import app.pickup.http.Loopback;
import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.store.Home;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be set: {@code settings.json} in home and the environment. No secret stands in the file.
 *
 * @param port the port wished for, 0 for any
 * @param bind loopback addresses to listen on
 * @param workLimitMb how much all jobs' work folders may hold together
 * @param autoCloud cloud engines that the engine {@code auto} may take, in order; none by default
 * @param relayS3 where footage is put for vendors, field by field as {@code relay.s3} has it
 * @param env the environment, for {@code PICKUP_<ENGINE>_…}
 */
public record Settings(
    int port,
    List<String> bind,
    long workLimitMb,
    List<String> autoCloud,
    Map<String, String> relayS3,
    Map<String, String> env) {
  /** The number of the file's shape. */
  static final int SCHEMA = 1;

  static final int PORT = 4747;
  private static final long WORK_LIMIT_MB = 100 * 1024;
  private static final Set<String> FIELDS =
      Set.of("schema", "port", "bind", "workLimitMb", "auto.cloud", "relay.s3");
  private static final Set<String> RELAY_S3 =
      Set.of("endpoint", "region", "bucket", "prefix", "hours");

  public Settings {
    bind = List.copyOf(bind);
    autoCloud = List.copyOf(autoCloud);
    relayS3 = Map.copyOf(relayS3);
    env = Map.copyOf(env);
  }

  /** Nothing set. */
  public static Settings usual(Map<String, String> env) {
    return new Settings(PORT, List.of("127.0.0.1"), WORK_LIMIT_MB, List.of(), Map.of(), env);
  }

  /**
   * Reads the file; makes it when it is missing.
   *
   * @throws Refused {@code settings.bad} with the field and what it must be
   */
  public static Settings read(Path file, Map<String, String> env) throws Refused, IOException {
    if (!Files.exists(file)) {
      byte[] empty =
          Json.pretty(Json.object().put("schema", SCHEMA)).getBytes(StandardCharsets.UTF_8);
      OwnFile.write(file, empty);
    }
    JsonNode json;
    try {
      json = Json.parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw bad("file", "is not JSON");
    }
    for (var names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw bad(name, "is not known");
      }
    }
    whole(json, "schema", SCHEMA, SCHEMA, SCHEMA);
    Settings usual = usual(env);
    return new Settings(
        (int) whole(json, "port", 0, 65_535, usual.port()),
        bind(json.path("bind"), usual.bind()),
        whole(json, "workLimitMb", 100, Long.MAX_VALUE, usual.workLimitMb()),
        autoCloud(json.path("auto.cloud")),
        relayS3(json.path("relay.s3")),
        env);
  }

  /** The same with another port. */
  public Settings withPort(int other) {
    return new Settings(other, bind, workLimitMb, autoCloud, relayS3, env);
  }

  /** The same without a bucket, wherever it is set: rehearsals leave this machine for none. */
  Settings withoutBucket() {
    Map<String, String> rest = new HashMap<>(env);
    rest.keySet().removeIf(name -> name.startsWith("PICKUP_RELAY_S3_"));
    return new Settings(port, bind, workLimitMb, autoCloud, Map.of(), rest);
  }

  /** The same with these in the environment. */
  Settings with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(env);
    all.putAll(more);
    return new Settings(port, bind, workLimitMb, autoCloud, relayS3, all);
  }

  /** {@code PICKUP_<ENGINE>_<FIELD>} of the environment, e.g. of {@code kling}, {@code URL}. */
  public Optional<String> engine(String id, String field) {
    String name = id.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + field;
    return Optional.ofNullable(env.get("PICKUP_" + name)).filter(value -> !value.isBlank());
  }

  /**
   * A field of {@code relay.s3}: the environment's {@code PICKUP_RELAY_S3_<FIELD>}, else the
   * file's.
   */
  Optional<String> relayS3(String field) {
    return engine("relay-s3", field.toUpperCase(Locale.ROOT))
        .or(() -> Optional.ofNullable(relayS3.get(field)));
  }

  private static Map<String, String> relayS3(JsonNode node) throws Refused {
    Map<String, String> fields = new HashMap<>();
    if (!node.isMissingNode() && !node.isObject()) {
      throw bad("relay.s3", "must be {\"endpoint\":…, \"region\":…, \"bucket\":…}");
    }
    for (var all = node.fields(); all.hasNext(); ) {
      var field = all.next();
      if (!RELAY_S3.contains(field.getKey())) {
        throw bad(
            "relay.s3." + field.getKey(), "is not known; keys lie where secrets are, not here");
      }
      if (!field.getValue().isValueNode() || field.getValue().isNull()) {
        throw bad("relay.s3." + field.getKey(), "must be text");
      }
      fields.put(field.getKey(), field.getValue().asText());
    }
    return fields;
  }

  private static long whole(JsonNode json, String field, long least, long most, long otherwise)
      throws Refused {
    JsonNode node = json.path(field);
    if (node.isMissingNode()) {
      return otherwise;
    }
    if (!node.canConvertToLong() || node.asLong() < least || node.asLong() > most) {
      throw bad(field, "must be a whole number from " + least + " to " + most);
    }
    return node.asLong();
  }

  private static List<String> bind(JsonNode node, List<String> otherwise) throws Refused {
    if (node.isMissingNode()) {
      return otherwise;
    }
    List<String> addresses = new ArrayList<>();
    node.forEach(address -> addresses.add(address.asText()));
    if (!node.isArray() || addresses.isEmpty() || !addresses.stream().allMatch(Loopback::allows)) {
      throw bad("bind", "must be a list of 127.0.0.1, ::1: the bridge is for this machine only");
    }
    return addresses;
  }

  private static List<String> autoCloud(JsonNode node) throws Refused {
    List<String> engines = new ArrayList<>();
    for (JsonNode engine : node) {
      if (!engine.isTextual()) {
        throw bad("auto.cloud", "must be a list of engines");
      }
      engines.add(engine.asText());
    }
    if (!node.isMissingNode() && !node.isArray()) {
      throw bad("auto.cloud", "must be a list of engines");
    }
    return engines;
  }

  /** Files that may lock the way out: the machine's, the user's own; all that exist hold. */
  List<Path> policyFiles(Home home) throws Refused {
    List<Path> files = new ArrayList<>();
    files.add(Path.of("/etc/pickup/policy.json"));
    String named = env.get("PICKUP_POLICY");
    if (named != null) {
      // the others may be missing; a lock that was asked for by name may not
      if (named.isBlank() || Files.notExists(Path.of(named), LinkOption.NOFOLLOW_LINKS)) {
        throw bad(
            "PICKUP_POLICY", "names a file that is not there, and nothing starts without its lock");
      }
      files.add(Path.of(named));
    }
    files.add(home.root().resolve("policy.json"));
    return files;
  }

  private static Refused bad(String field, String why) {
    return new Refused(Code.SETTINGS_BAD, "field", field, "why", why);
  }
}
