package app.pickup.http;

import app.pickup.engines.Capability;
import app.pickup.engines.Engine;
import app.pickup.shots.Money;
import app.pickup.shots.Shot;
import java.util.List;
import java.util.Map;

/** An engine elsewhere that is only ever asked how one stands with it. */
final class FakeVendor implements Engine.Vendor {
  private int asked;

  int asked() {
    return asked;
  }

  @Override
  public Capability capability() {
    return new Capability(
        "cloud",
        "Fake cloud",
        null,
        List.of(),
        Map.of(Shot.Tier.DRAFT, "fast"),
        List.of(),
        false,
        true,
        "0.10 USD a second",
        asked == 0 ? "Not asked yet." : "As published today.");
  }

  @Override
  public Standing check() {
    asked++;
    return new Standing(
        true, "The key is good; 12.5 USD are left.", new Money("12.5", "USD", Money.Basis.QUOTE));
  }

  @Override
  public Offer offer(Shot shot, Given given) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Begun begin(Sending sending) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Sought find(Shot shot, String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Look look(String ticket) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean loopback() {
    return true;
  }
}
