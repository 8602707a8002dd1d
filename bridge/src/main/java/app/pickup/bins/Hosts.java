package app.pickup.bins;

import java.util.List;
import java.util.Optional;

/** The NLEs whose selection can be had. One line in the wiring adds one. */
public record Hosts(List<Host> hosts) {

  public Hosts {
    hosts = List.copyOf(hosts);
  }

  public Optional<Host> of(String nle) {
    return hosts.stream().filter(host -> host.nle().equals(nle)).findFirst();
  }
}
