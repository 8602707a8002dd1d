package app.pickup.emulators.atlas;

import app.pickup.emulators.Call;
import app.pickup.emulators.Reply;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a file: multipart/form-data with one part called {@code file} (RFC 7578). */
final class Upload {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");
  private static final Pattern FILE = Pattern.compile("(?i)filename=\"([^\"]*)\"");

  private final Depot depot;
  private final Shelf shelf;

  Upload(Depot depot, Shelf shelf) {
    this.depot = depot;
    this.shelf = shelf;
  }

  Reply answer(Call call) throws Denied {
    Matcher boundary = BOUNDARY.matcher(String.valueOf(call.header("content-type")));
    // one char a byte, so that places in the text are places in the bytes
    String text = new String(call.body(), StandardCharsets.ISO_8859_1);
    int head = text.indexOf("name=\"file\"");
    int begin = text.indexOf("\r\n\r\n", Math.max(0, head)) + 4;
    int end = boundary.find() ? text.indexOf("\r\n--" + boundary.group(1), begin) : -1;
    if (head < 0 || begin < 4 || end < begin) {
      throw Denied.value("file", "is required, as multipart/form-data");
    }
    String name = UUID.randomUUID().toString();
    try {
      Files.write(depot.input(name), Arrays.copyOfRange(call.body(), begin, end));
    } catch (IOException e) {
      throw new Denied(500, "no room");
    }
    Matcher given = FILE.matcher(text.substring(0, begin));
    ObjectNode data = Json.object();
    data.put("type", "video");
    data.put("download_url", shelf.upload(name));
    data.put("filename", given.find() ? given.group(1) : name);
    data.put("size", end - begin);
    return Envelope.ok(data);
  }
}
