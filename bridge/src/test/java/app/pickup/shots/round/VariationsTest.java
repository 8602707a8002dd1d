package app.pickup.shots.round;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Script;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import app.pickup.shots.lint.Briefs;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VariationsTest {
  private static final Variations VARIATIONS = new Variations();

  private static Shot.Generate shot(String more) throws Exception {
    ObjectNode request = Json.object();
    request.putObject("project").put("nle", "folder").put("file", "/p");
    request.setAll((ObjectNode) Json.own(more));
    return (Shot.Generate)
        Objects.requireNonNull(new ShotReader(Set.of()).read("generate", request).shot());
  }

  private static List<Variation> drafts(String more, Vary vary, int count) throws Exception {
    Shot.Generate shot = shot(more);
    return VARIATIONS.of(shot, vary, count, true, Briefs.of(shot, Set.of(), null));
  }

  private static Script.Prompt prompt(Variation draft) {
    return (Script.Prompt) draft.shot().script();
  }

  @ParameterizedTest
  @EnumSource(Vary.class)
  @DisplayName("however they vary, there are as many as were asked for and no two are the same")
  void distinct(Vary vary) throws Exception {
    for (String more :
        List.of(
            "{\"prompt\":\"A fox crosses the snow\"}",
            "{\"prompt\":\"A fox crosses the snow, dramatic lighting\",\"camera\":\"pan-left\","
                + "\"framing\":\"wide\"}",
            "{\"storyboard\":{\"story\":\"she leaves\",\"shots\":3},\"seed\":7}",
            "{\"shots\":[{\"prompt\":\"a fox runs\",\"seconds\":2},"
                + "{\"prompt\":\"snow falls\",\"seconds\":2}]}")) {
      List<Variation> drafts = drafts(more, vary, Variations.MOST);
      assertThat(drafts).hasSize(Variations.MOST);
      assertThat(new HashSet<>(drafts.stream().map(Variation::shot).toList()))
          .as(more)
          .hasSize(Variations.MOST);
      assertThat(drafts.get(0).shot().script()).as(more).isEqualTo(shot(more).script());
    }
  }

  @Test
  @DisplayName("camera and size vary only where neither a field nor the words have said them")
  void said() throws Exception {
    List<Variation> open = drafts("{\"prompt\":\"A fox crosses the snow\"}", Vary.CAMERA, 4);
    assertThat(open).extracting(each -> prompt(each).camera()).doesNotHaveDuplicates();
    assertThat(open.get(1).said()).isEqualTo("push-in, medium");
    List<Variation> sized =
        drafts("{\"prompt\":\"A fox runs\",\"framing\":\"wide\"}", Vary.CAMERA, 4);
    assertThat(sized).extracting(each -> prompt(each).framing()).containsOnly(Framing.WIDE);
    List<Variation> moved =
        drafts("{\"prompt\":\"A fox runs, the camera pans left\"}", Vary.CAMERA, 4);
    assertThat(moved).extracting(each -> prompt(each).camera()).containsOnlyNulls();
    List<Variation> both =
        drafts(
            "{\"prompt\":\"A fox runs\",\"camera\":\"static\",\"framing\":\"wide\"}",
            Vary.CAMERA,
            3);
    assertThat(both).extracting(each -> prompt(each).camera()).containsOnly(Camera.STATIC);
    assertThat(both).extracting(each -> each.shot().common().seed()).containsExactly(1L, 2L, 3L);
  }

  @Test
  @DisplayName("seeds count up from the one that was asked for")
  void seeds() throws Exception {
    assertThat(drafts("{\"prompt\":\"A fox runs\",\"seed\":41}", Vary.SEEDS, 3))
        .extracting(each -> each.shot().common().seed())
        .containsExactly(41L, 42L, 43L);
    Shot.Generate shot = shot("{\"prompt\":\"A fox runs\"}");
    assertThat(VARIATIONS.of(shot, Vary.SEEDS, 2, false, Briefs.of(shot, Set.of(), null)))
        .as("an engine without seeds")
        .extracting(Variation::said)
        .containsOnly("by chance");
  }

  @Test
  @DisplayName("words vary by the linter's fixes: as written, all mended, then each for itself")
  void words() throws Exception {
    List<Variation> drafts =
        drafts(
            "{\"prompt\":\"A woman reads by a window, dramatic lighting, without glasses.\"}",
            Vary.WORDS,
            4);
    assertThat(drafts)
        .extracting(Variation::said)
        .containsExactly("as written", "all mended", "light.vague mended", "negation mended");
    assertThat(prompt(drafts.get(1)).text()).doesNotContain("dramatic", "glasses");
  }
}
