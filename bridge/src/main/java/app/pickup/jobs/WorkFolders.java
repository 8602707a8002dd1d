package app.pickup.jobs;

import app.pickup.files.OwnFile;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of each job at work, and the bounds of them all. */
final class WorkFolders {
  private static final Logger LOG = LoggerFactory.getLogger(WorkFolders.class);
  private static final long MB = 1 << 20;

  /** Below this much room on the disk no step begins: the ledger itself must stay writable. */
  private static final long SPARE_MB = 256;

  private final Path root;
  private final long limitMb;
  private final Supplier<List<String>> spare;

  /**
   * @param spare the jobs whose folders may go when room is needed, first those to go first
   */
  WorkFolders(Path root, long limitMb, Supplier<List<String>> spare) {
    this.root = root;
    this.limitMb = limitMb;
    this.spare = spare;
  }

  Path of(String jobId) {
    return root.resolve(jobId);
  }

  boolean exists(String jobId) {
    return Files.isDirectory(of(jobId));
  }

  /**
   * The job's folder, made if it is missing.
   *
   * @param fills whether its step may need room; one that does not is let in without all folders
   *     being weighed
   * @throws Refused when the work folder is at its limit or the disk is full
   */
  Path open(String jobId, boolean fills) throws IOException, Refused {
    if (!fills) {
      return OwnFile.folder(of(jobId));
    }
    if (!roomy()) {
      throw new Refused(Code.WORK_FULL, "limit", Long.toString(limitMb));
    }
    long free = Files.getFileStore(root).getUsableSpace() / MB;
    if (free < SPARE_MB) {
      throw diskFull(free);
    }
    return OwnFile.folder(of(jobId));
  }

  private boolean roomy() throws IOException {
    if (size(root) / MB < limitMb) {
      return true;
    }
    for (String job : spare.get()) {
      if (exists(job)) {
        LOG.info("the work folder of failed job {} makes room", job);
        remove(job);
        if (size(root) / MB < limitMb) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a step's own "no space left" becomes. */
  Refused diskFull(Throwable cause) {
    long free;
    try {
      free = Files.getFileStore(root).getUsableSpace() / MB;
    } catch (IOException e) {
      e.addSuppressed(cause);
      free = 0;
    }
    return diskFull(free);
  }

  private static Refused diskFull(long freeMb) {
    return new Refused(
        Code.DISK_FULL, "need", Long.toString(SPARE_MB), "free", Long.toString(freeMb));
  }

  /** Removes the job's folder; what can not be removed now goes at the next start. */
  void remove(String jobId) {
    try {
      delete(of(jobId));
    } catch (IOException e) {
      LOG.warn("the work folder of job {} stays for now", jobId, e);
    }
  }

  /** Removes the folders of all but these jobs. */
  void keepOnly(Set<String> jobIds) {
    List<Path> folders;
    try (Stream<Path> found = Files.list(root)) {
      folders = found.filter(folder -> !jobIds.contains(folder.getFileName().toString())).toList();
    } catch (IOException e) {
      LOG.warn("the work folder can not be read", e);
      return;
    }
    folders.forEach(folder -> remove(folder.getFileName().toString()));
  }

  private static long size(Path root) throws IOException {
    AtomicLong bytes = new AtomicLong();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            bytes.addAndGet(facts.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // gone meanwhile
          }
        });
    return bytes.get();
  }

  /** Links are removed, never followed. */
  private static void delete(Path folder) throws IOException {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, @Nullable IOException e)
                throws IOException {
              Files.delete(done);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      LOG.debug("{} is gone already", folder);
    }
  }
}
