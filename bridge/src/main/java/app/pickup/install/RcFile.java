package app.pickup.install;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Entries of ours in a configuration file of KDE's: groups in brackets, {@code key=value} below
 * them. Ours are those whose key begins with {@code pickup-}; everything else stays as it is, order
 * and remarks included (KConfig, "Desktop Entry"-like syntax).
 */
final class RcFile {
  private static final String OURS = "pickup-";

  private RcFile() {}

  /** The file with these entries of ours and no others. */
  static String with(String file, String entries) {
    Map<String, List<String>> groups = groups(without(file));
    groups(entries)
        .forEach(
            (name, lines) -> {
              List<String> group = groups.computeIfAbsent(name, n -> new ArrayList<>());
              // behind what is there, before the empty line that parts it from the next group
              int end = group.size();
              while (end > 0 && group.get(end - 1).isBlank()) {
                end--;
              }
              group.addAll(end, lines.stream().filter(RcFile::ours).toList());
            });
    return text(groups, ending(file));
  }

  /** The file without entries of ours; groups that held nothing else go too. */
  static String without(String file) {
    Map<String, List<String>> groups = groups(file);
    groups
        .entrySet()
        .removeIf(
            group -> {
              boolean held = group.getValue().removeIf(RcFile::ours);
              return held && group.getValue().stream().allMatch(String::isBlank);
            });
    return text(groups, ending(file));
  }

  /** Whether the file holds all these entries. */
  static boolean holds(String file, String entries) {
    Map<String, List<String>> groups = groups(file);
    return groups(entries).entrySet().stream()
        .allMatch(
            group ->
                Objects.requireNonNullElse(groups.get(group.getKey()), List.<String>of())
                    .containsAll(group.getValue().stream().filter(RcFile::ours).toList()));
  }

  private static boolean ours(String line) {
    return line.startsWith(OURS);
  }

  /** Lines by their group's heading; those before the first heading under the empty name. */
  private static Map<String, List<String>> groups(String file) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    groups.put("", lines);
    for (String line : file.lines().toList()) {
      if (line.startsWith("[")) {
        lines = groups.computeIfAbsent(line.strip(), name -> new ArrayList<>());
      } else {
        lines.add(line);
      }
    }
    return groups;
  }

  /** How this file ends its lines. */
  private static String ending(String file) {
    return file.contains("\r\n") ? "\r\n" : "\n";
  }

  private static String text(Map<String, List<String>> groups, String ending) {
    return groups.entrySet().stream()
        .filter(group -> !group.getKey().isEmpty() || !group.getValue().isEmpty())
        .map(
            group ->
                (group.getKey().isEmpty() ? "" : group.getKey() + ending)
                    + group.getValue().stream()
                        .map(line -> line + ending)
                        .collect(Collectors.joining()))
        .collect(Collectors.joining());
  }
}
