package app.pickup.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page of problems is the code's own list. */
class ProblemsPageTest {

  private static final Path PAGE = Path.of("docs/problems.md");

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Every problem and its repair

            What can go wrong, by its stable code, as the program itself says it; `{name}` stands for what it is about.
            `retry` tells whether trying again can help. A problem that cost money says so in `charged`. This page is
            written by `ProblemsPageTest` and by the `CodesTest` of each vendor.

            | code | HTTP | retry | what it says |
            |---|---|---|---|
            """);
    for (Code code : Code.values()) {
      page.append("| `")
          .append(code.id())
          .append("` | ")
          .append(code.status())
          .append(" | ")
          .append(code.retry().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .append(" | ")
          .append(code.template().replace("|", "\\\\|"))
          .append(" |\n");
    }
    return page.toString();
  }

  @Test
  @DisplayName(
      "docs/problems.md lists every code as it is (a fresh page lies in target/problems.md)")
  void page_is_fresh() throws Exception {
    Files.writeString(Path.of("target/problems.md"), page());
    assertThat(Files.readString(PAGE)).startsWith(page());
  }

  @Test
  void ids_are_unique_and_sentences_say_what_to_do() {
    assertThat(new HashSet<>(Arrays.stream(Code.values()).map(Code::id).toList()))
        .hasSize(Code.values().length);
    for (Code code : Code.values()) {
      assertThat(code.id()).matches("[a-z]+([.-][a-z]+)*");
      assertThat(code.template()).endsWith(".");
    }
  }
}
