package app.pickup.secrets;

import app.pickup.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys in a file, for machines without a keychain: {@code
 * {"schema":1,"secrets":{"kling":{"KEY":"…"}}}}. Read only when nobody but its owner can read it
 * (mode 0600 or less; where there are no modes the user profile's access list guards it) and when
 * it is a file and no link. A file that is not so, or does not parse, is left alone and said in the
 * log by its name, never with a word of what is in it.
 */
final class FileSecrets implements Secrets {
  private static final Logger LOG = LoggerFactory.getLogger(FileSecrets.class);
  private static final int SCHEMA = 1;

  private final Path file;

  FileSecrets(Path file) {
    this.file = file;
  }

  @Override
  public Optional<String> find(String engine, String name) {
    try {
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS) || !guarded()) {
        return Optional.empty();
      }
      JsonNode json = Json.parse(Files.readAllBytes(file));
      if (json.path("schema").asInt() != SCHEMA) {
        return refuse("is not of schema " + SCHEMA);
      }
      JsonNode secret = json.path("secrets").path(engine).path(name);
      return Optional.of(secret)
          .filter(JsonNode::isTextual)
          .map(found -> found.asText().strip())
          .filter(found -> !found.isEmpty());
    } catch (JsonProcessingException e) {
      // its own words would show the text around the fault
      return refuse("is not JSON");
    } catch (IOException e) {
      return refuse("can not be read");
    }
  }

  private boolean guarded() throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      refuse("is not a plain file");
      return false;
    }
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return true;
    }
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    String mode = PosixFilePermissions.toString(attributes.permissions());
    if (!mode.endsWith("------")) {
      refuse("can be read by others (" + mode + "); set its mode to 0600");
      return false;
    }
    return true;
  }

  private Optional<String> refuse(String why) {
    LOG.warn("{} {}; no key was taken from it", file.getFileName(), why);
    return Optional.empty();
  }
}
