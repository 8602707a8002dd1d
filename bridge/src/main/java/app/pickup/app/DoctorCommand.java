package app.pickup.app;

import app.pickup.http.Doctor;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at every link of the chain and says what works, what does not, and what to do about it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Say what works, what does not, and the repair.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    List<Doctor.Link> links = new Checkup().look();
    for (Doctor.Link link : links) {
      screen.printf("%-7s %-10s %s%n", word(link), link.part(), link.said());
      if (!link.works()) {
        screen.printf("        %-10s -> %s%n", "", link.repair());
      }
    }
    long broken = links.stream().filter(link -> !link.works()).count();
    screen.println(broken == 0 ? "Everything that Pickup needs works." : broken + " to mend.");
    return broken == 0 ? 0 : 1;
  }

  private static String word(Doctor.Link link) {
    return !link.here() ? "absent" : link.works() ? "ok" : "broken";
  }
}
