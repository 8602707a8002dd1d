package app.pickup.bins.exchange;

import app.pickup.bins.Bin;
import app.pickup.bins.Delivery;
import app.pickup.bins.MediaFolder;
import app.pickup.bins.Placement;
import app.pickup.bins.Target;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The bin of an NLE that nobody can call and that has no panel of ours: a file for its Open command
 * lies beside the clip. Whether it was opened can not be seen, so the take keeps waiting in the
 * outbox until somebody sends a receipt.
 */
public final class FileBin implements Bin {

  private final String nle;
  private final Format format;
  private final String doing;

  private FileBin(String nle, Format format, String doing) {
    this.nle = nle;
    this.format = format;
    this.doing = doing;
  }

  public static FileBin finalCut() {
    return new FileBin(
        "finalcut", Format.FCPXML, "in Final Cut Pro choose File > Import > XML and take it");
  }

  public static FileBin shotcut() {
    return new FileBin("shotcut", Format.MLT, "in Shotcut choose File > Open File and take it");
  }

  @Override
  public String nle() {
    return nle;
  }

  @Override
  public List<Problem> check(Target target) {
    Path file = target.file();
    // a Final Cut library is a folder
    return file == null || Files.exists(file)
        ? List.of()
        : List.of(
            Problem.of(Code.PROJECT_MISSING, "name", String.valueOf(file.getFileName()))
                .at("/project/file"));
  }

  @Override
  public Placement place(Delivery delivery) throws Refused {
    Target target = delivery.target();
    MediaFolder folder =
        MediaFolder.of(target).orElseThrow(() -> new IllegalStateException("no media folder"));
    folder.open();
    String name = delivery.name() + format.ending();
    // one that lies there is ours, and the editor may have saved into it since
    folder.leave(name, format.write(List.of(delivery)), delivery.jobId());
    return new Placement(
        Placement.State.PENDING,
        target.binName(),
        false,
        folder.file(name)
            + " waits to be opened: "
            + doing
            + "; "
            + nle
            + " can not be asked whether that was done");
  }
}
