package app.pickup.media;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A look at a file's first bytes before any decoder sees it: playlists, concat scripts and other
 * text that points to further files are told by what they hold, never by their extension.
 */
final class Sniff {

  private static final int LOOK = 4096;

  /** How texts begin that make a media tool open other files. */
  private static final List<String> SCRIPTS =
      List.of(
          "#extm3u",
          "ffconcat",
          "[playlist]",
          "<mpd",
          "<?xml",
          "<smil",
          "<asx",
          "file '",
          "v=0",
          "[script info]");

  private Sniff() {}

  /** Refuses what is not there, can not be read, or is a script. */
  static void check(Path file) throws Refused {
    String name = name(file);
    byte[] head;
    try (InputStream in = open(file, name)) {
      head = in.readNBytes(LOOK);
    } catch (NoSuchFileException e) {
      throw new Refused(Code.MEDIA_MISSING, "name", name);
    } catch (AccessDeniedException e) {
      throw new Refused(Code.MEDIA_UNREADABLE, "name", name, "why", "access is denied");
    } catch (IOException e) {
      throw new Refused(Code.MEDIA_UNREADABLE, "name", name, "why", "its volume gives an error");
    }
    if (head.length == 0) {
      throw new Refused(Code.MEDIA_DAMAGED, "name", name, "why", "it is empty");
    }
    String text =
        new String(head, StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    for (String script : SCRIPTS) {
      if (text.startsWith(script)) {
        throw new Refused(Code.MEDIA_SCRIPT, "name", name);
      }
    }
  }

  /** Whether the file begins with an atom that QuickTime and MP4 files begin with. */
  static boolean beginsAsQuickTime(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(8);
      return head.length == 8
          && List.of("ftyp", "moov", "mdat", "wide", "free", "skip")
              .contains(new String(head, 4, 4, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false;
    }
  }

  private static InputStream open(Path file, String name) throws Refused, IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refused(Code.MEDIA_MISSING, "name", name);
    }
    if (Files.isDirectory(file)) {
      throw new Refused(Code.MEDIA_NOT_VIDEO, "name", name);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // a pipe or a device would block or never end
      throw new Refused(Code.MEDIA_UNREADABLE, "name", name, "why", "it is not a file");
    }
    return Files.newInputStream(file);
  }

  /** The file's own name, for messages. */
  static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}
