package app.pickup.net;

import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom this machine may call: a lock set by file ({@code {"schema":1,"offline":true}} or {@code
 * {"schema":1,"hosts":["api.example.com","*.example.net"]}}). No route, panel or setting widens it;
 * of several files all hold.
 *
 * @param offline nothing leaves
 * @param hosts lists of names, of which every one must hold the host; none: any host
 */
public record Policy(boolean offline, List<List<String>> hosts) {

  private static final Set<String> FIELDS = Set.of("schema", "offline", "hosts");

  /** No lock. */
  public static final Policy OPEN = new Policy(false, List.of());

  public Policy {
    hosts = List.copyOf(hosts);
  }

  /**
   * Reads the lock files that exist.
   *
   * @throws Refused {@code settings.bad} when one does not read: a lock that is not understood is
   *     no open door
   */
  public static Policy read(List<Path> files) throws Refused {
    boolean offline = false;
    List<List<String>> hosts = new ArrayList<>();
    for (Path file : files) {
      // a link that leads nowhere and a folder that can not be looked into are no open door either
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      JsonNode json;
      try {
        json = Json.parse(Files.readAllBytes(file));
      } catch (JsonProcessingException e) {
        throw bad("is not JSON");
      } catch (IOException e) {
        throw bad("can not be read");
      }
      JsonNode list = json.path("hosts");
      if (json.path("schema").asInt() != 1
          || !(json.path("offline").isBoolean() || json.path("offline").isMissingNode())
          || !(list.isArray() || list.isMissingNode())
          || !known(json)) {
        throw bad("must be {\"schema\":1, \"offline\":true|false, \"hosts\":[…]}");
      }
      offline |= json.path("offline").asBoolean(false);
      if (list.isArray()) {
        List<String> names = new ArrayList<>();
        for (JsonNode name : list) {
          if (!name.isTextual()) {
            throw bad("must list hosts by name");
          }
          names.add(name.asText().toLowerCase(Locale.ROOT));
        }
        hosts.add(List.copyOf(names));
      }
    }
    return new Policy(offline, hosts);
  }

  /** Why this host may not be called; empty: it may. This machine itself is never away. */
  public Optional<Problem> against(String host, boolean loopback) {
    if (loopback) {
      return Optional.empty();
    }
    if (offline) {
      return Optional.of(Problem.of(Code.NET_OFFLINE, "host", host));
    }
    return hosts.stream().allMatch(list -> held(list, host))
        ? Optional.empty()
        : Optional.of(Problem.of(Code.NET_HOST, "host", host));
  }

  private static boolean held(List<String> list, @Nullable String host) {
    String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
    return list.stream()
        .anyMatch(
            one ->
                one.startsWith("*.")
                    ? name.endsWith(one.substring(1)) && name.length() > one.length() - 1
                    : name.equals(one));
  }

  /** A field that is misspelt would be a lock that does not close. */
  private static boolean known(JsonNode json) {
    boolean known = true;
    for (var names = json.fieldNames(); names.hasNext(); ) {
      known &= FIELDS.contains(names.next());
    }
    return known;
  }

  private static Refused bad(String why) {
    return new Refused(Code.SETTINGS_BAD, "field", "policy.json", "why", why);
  }
}
