package app.pickup.install;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckoutTest {

  @Test
  @DisplayName(
      "a folder with quotes, dollars and percents is written as each kind of file wants it")
  void written() throws Exception {
    Path above = Scratch.folder("checkout");
    Path root = Files.createDirectories(above.resolve("it's `100%` of $x"));
    Checkout checkout = new Checkout(root);
    Files.writeString(root.resolve("a.js"), "const PROGRAM = '@program@';");
    Files.writeString(root.resolve("a.rc"), "x=@clip-job@");
    Files.writeString(root.resolve("a.desktop"), "Exec=\"@program@\" panel");
    assertThat(text(checkout, "a.js"))
        .isEqualTo("const PROGRAM = '" + above + "/it\\'s `100%` of $x/scripts/pickup';");
    assertThat(text(checkout, "a.rc"))
        .isEqualTo("x=" + above + "/it's `100%` of $x/scripts/kdenlive/clip-job");
    assertThat(text(checkout, "a.desktop"))
        .isEqualTo("Exec=\"" + above + "/it's \\\\`100%%\\\\` of \\\\$x/scripts/pickup\" panel");
  }

  private static String text(Checkout checkout, String file) throws Exception {
    return new String(checkout.text(file), StandardCharsets.UTF_8);
  }
}
