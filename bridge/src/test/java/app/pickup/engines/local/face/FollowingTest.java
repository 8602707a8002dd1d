package app.pickup.engines.local.face;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FollowingTest {
  private static final Face FACE = FlatFace.at(300, 200, 100);
  private static final float[] LOOK = {.5f, .5f, .5f};
  private static final float[] OTHER_LOOK = {.3f, .7f, .5f};

  private final Following following = new Following(0);

  @Test
  void aLostFaceMayComeBackNearby() {
    following.see(FACE, LOOK);
    following.miss();
    assertThat(following.may(FlatFace.at(340, 200, 100), OTHER_LOOK)).isTrue();
    assertThat(following.may(FlatFace.at(450, 200, 100), LOOK)).isFalse();
  }

  @Test
  void afterACutItMustBeInTheSamePlaceAndLookTheSame() {
    following.see(FACE, LOOK);
    following.cut();
    assertThat(following.may(FlatFace.at(305, 200, 100), LOOK)).isTrue();
    assertThat(following.may(FlatFace.at(340, 200, 100), LOOK)).isFalse();
    assertThat(following.may(FlatFace.at(305, 200, 100), OTHER_LOOK)).isFalse();
  }

  @Test
  void whatTheFinderNeverSeesAgainIsNoFace() {
    following.see(FACE, LOOK);
    following.confirm(false);
    assertThat(following.trusted()).isFalse();
    following.confirm(false);
    assertThat(following.ended()).isTrue();
  }

  @Test
  void longUnseenIsForgotten() {
    following.see(FACE, LOOK);
    for (int i = 0; i < 61; i++) {
      following.miss();
    }
    assertThat(following.ended()).isTrue();
    assertThat(following.faces).hasSize(62);
    assertThat(following.seen()).isEqualTo(1);
  }
}
