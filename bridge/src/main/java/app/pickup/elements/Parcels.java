package app.pickup.elements;

import app.pickup.files.Durable;
import app.pickup.files.OwnFile;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Elements as one file each, to take to another machine or to keep. What lies half made is cleared
 * away with the rest of the cast when the bridge starts.
 */
public final class Parcels {
  private final Cast cast;
  private final Path folder;

  public Parcels(Cast cast) {
    this.cast = cast;
    this.folder = cast.folder();
  }

  /** The whole file, packed before its first byte is read; gone when it is closed. */
  public InputStream open(Element element) throws Refused, InterruptedException {
    Path zip = folder.resolve("packed-" + UUID.randomUUID());
    boolean open = false;
    try {
      ParcelWriter.write(element, zip);
      InputStream in = Files.newInputStream(zip, StandardOpenOption.DELETE_ON_CLOSE);
      open = true;
      return in;
    } catch (IOException e) {
      throw Durable.failed(zip, e);
    } finally {
      if (!open) {
        Cast.clear(zip);
      }
    }
  }

  /**
   * Takes one in as a new element, its files looked at like any others.
   *
   * @param as another name, or null: its own
   * @throws Refused {@code element.file}, {@code element.taken}, or what is wrong with its files
   */
  public Element take(Path file, @Nullable String as) throws Refused, InterruptedException {
    Path fresh = folder.resolve("parcel-" + UUID.randomUUID());
    try {
      OwnFile.folder(folder);
      OwnFile.folder(fresh);
      ObjectNode request = ParcelReader.read(Unpacked.of(file, fresh));
      if (as != null) {
        request.put("name", as);
      }
      String handle = Element.handle(request.path("name").asText());
      if (!handle.isEmpty() && cast.has(handle)) {
        throw new Refused(Problem.of(Code.ELEMENT_TAKEN, "handle", handle).at("/as"));
      }
      return add(request, as != null);
    } catch (IOException e) {
      throw Durable.failed(fresh, e);
    } finally {
      Cast.clear(fresh);
    }
  }

  private Element add(ObjectNode request, boolean renamed) throws Refused, InterruptedException {
    try {
      return cast.add(request);
    } catch (Refused e) {
      throw new Refused(
          e.problems().stream()
              .map(
                  problem ->
                      problem.at(renamed && "/name".equals(problem.pointer()) ? "/as" : "/file"))
              .toList());
    }
  }
}
