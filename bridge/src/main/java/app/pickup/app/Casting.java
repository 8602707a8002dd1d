package app.pickup.app;

import app.pickup.shots.Line;
import app.pickup.shots.Script.Beat;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who of the cast plays whom: a script's ANNA is the cast's Anna, whatever the case.
 *
 * @param roles those who were named for it
 */
record Casting(List<Role> roles) {

  /**
   * One of the cast.
   *
   * @param handle {@code @Anna}
   */
  record Role(String id, String name, String handle) {
    private boolean is(String called) {
      String bare = called.startsWith("@") ? called.substring(1) : called;
      return bare.equalsIgnoreCase(name) || ("@" + bare).equalsIgnoreCase(handle);
    }
  }

  Casting {
    roles = List.copyOf(roles);
  }

  static Casting of(List<JsonNode> elements) {
    List<Role> roles = new ArrayList<>();
    for (JsonNode each : elements) {
      String id = each.path("id").asText();
      roles.add(new Role(id, each.path("name").asText(), each.path("handle").asText()));
    }
    return new Casting(roles);
  }

  /** The shot with its people by their handles, its lines by their ids. */
  Beat in(Beat beat) {
    String text = beat.text();
    List<Line> lines = beat.lines();
    for (Role role : roles) {
      text = named(text, role);
      lines = lines.stream().map(line -> said(line, role)).toList();
    }
    return new Beat(text, beat.seconds(), beat.camera(), beat.framing(), lines);
  }

  /** Who of them is in these shots. */
  List<String> ids(List<Beat> beats) {
    return roles.stream()
        .filter(
            role ->
                beats.stream()
                    .anyMatch(
                        beat ->
                            beat.text().contains(role.handle())
                                || beat.lines().stream()
                                    .anyMatch(line -> role.id().equals(line.element()))))
        .map(Role::id)
        .toList();
  }

  private static Line said(Line line, Role role) {
    return line.speaker() != null && role.is(line.speaker())
        ? new Line(
            line.text(),
            line.language(),
            line.accent(),
            null,
            role.id(),
            line.voice(),
            line.at(),
            line.face())
        : line;
  }

  private static String named(String text, Role role) {
    String name = role.name().toLowerCase(Locale.ROOT);
    StringBuilder all = new StringBuilder();
    int from = 0;
    for (int at = 0; at + name.length() <= text.length(); ) {
      if (text.regionMatches(true, at, role.name(), 0, name.length())
          && alone(text, at, name.length())) {
        int begin = at > 0 && text.charAt(at - 1) == '@' ? at - 1 : at;
        all.append(text, from, begin).append(role.handle());
        at += name.length();
        from = at;
      } else {
        at++;
      }
    }
    return all.append(text, from, text.length()).toString();
  }

  private static boolean alone(String text, int at, int length) {
    int end = at + length;
    return (at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at)))
        && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
  }
}
