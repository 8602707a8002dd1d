package app.pickup.bins.folder;

import app.pickup.bins.Bin;
import app.pickup.bins.Delivery;
import app.pickup.bins.Placement;
import app.pickup.bins.Target;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A plain folder: whoever works with it finds the clip in the folders of the bin's name. */
public final class FolderBin implements Bin {

  @Override
  public String nle() {
    return "folder";
  }

  @Override
  public List<Problem> check(Target target) {
    Path folder = target.file();
    if (folder == null) {
      return List.of(
          Problem.of(
                  Code.REQUEST_FIELD,
                  "field",
                  "project.file",
                  "why",
                  "must name an existing folder")
              .at("/project/file"));
    }
    if (Files.isRegularFile(folder)) {
      return List.of(
          Problem.of(
                  Code.REQUEST_FIELD,
                  "field",
                  "project.file",
                  "why",
                  "is a file; name the editor it belongs to in project.nle (--nle), or give a folder")
              .at("/project/file"));
    }
    return Files.isDirectory(folder)
        ? List.of()
        : List.of(
            Problem.of(Code.PROJECT_MISSING, "name", String.valueOf(folder.getFileName()))
                .at("/project/file"));
  }

  @Override
  public Placement place(Delivery delivery) {
    boolean there = Files.isRegularFile(delivery.clip());
    return new Placement(
        there ? Placement.State.IN_BIN : Placement.State.FAILED,
        delivery.target().binName(),
        there,
        there ? null : "the clip is gone from its folder");
  }
}
