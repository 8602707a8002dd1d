package app.pickup.bins.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileUrlTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /films/A 001 #2 100% &amp.mov | file:///films/A%20001%20%232%20100%25%20%26amp.mov
          /films/caf\u00e9.mov | file:///films/caf%C3%A9.mov
          /films/cafe\u0301.mov | file:///films/cafe%CC%81.mov
          /films/背景 🎬.mov | file:///films/%E8%83%8C%E6%99%AF%20%F0%9F%8E%AC.mov
          /films/a?b;c:d+e.mov | file:///films/a%3Fb%3Bc%3Ad%2Be.mov
          """)
  void names_arrive_letter_for_letter(String file, String url) {
    assertThat(FileUrl.of(Path.of(file))).isEqualTo(url);
    assertThat(URI.create(url).getPath()).isEqualTo(file);
    assertThat(FileUrl.local(Path.of(file))).isEqualTo(url.replace("///", "//localhost/"));
  }
}
