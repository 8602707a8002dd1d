package app.pickup.net;

import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bucket that speaks S3. The vendor gets an address that is signed for a while; nobody else can
 * read there.
 *
 * <p>What is larger than a part goes in parts, and the bucket itself is asked which it has, so that
 * nothing need be kept here: after a broken line or a killed bridge the next part follows.
 */
public final class S3Relay implements Relay {
  /** S3 takes none below 5 MiB but the last. */
  static final long PART = 8L << 20;

  private final Net net;
  private final S3Place place;
  private final SigV4 signer;
  private final InstantSource clock;
  private final long part;
  private final boolean loopback;

  /** With the keys of the bucket's owner. */
  public S3Relay(Net net, S3Place place, String accessKey, String secretKey, InstantSource clock) {
    this(net, place, new SigV4(accessKey, secretKey, place.region()), clock, PART);
  }

  S3Relay(Net net, S3Place place, SigV4 signer, InstantSource clock, long part) {
    this.net = net;
    this.place = place;
    this.signer = signer;
    this.clock = clock;
    this.part = part;
    this.loopback = Net.loopback(place.bucketUrl());
  }

  @Override
  public URI put(String engine, String name, Path file) throws Refused, NoAnswer, IOException {
    URI at = place.object(name);
    long size = Files.size(file);
    List<Piece> pieces = pieces(file, size);
    if (!isThere(engine, at, size, pieces)) {
      if (pieces.size() == 1) {
        OneShot whole = OneShot.footage(file, 0, size, "footage");
        good(call(engine, "PUT", at, whole, pieces.get(0).digests().sha256()), at);
      } else {
        inParts(engine, name, file, pieces);
      }
    }
    return signer.presigned(at, place.lasts(), clock.instant());
  }

  @Override
  public void remove(String engine, String name) throws Refused, NoAnswer {
    URI at = place.object(name);
    // what is whole goes first: a key that may not list uploads still takes that away
    goneOr(call(engine, "DELETE", at), at);
    for (String upload : uploads(engine, name)) {
      goneOr(call(engine, "DELETE", query(at, "uploadId=" + place.encoded(upload))), at);
    }
  }

  @Override
  public Duration lasts() {
    return place.lasts();
  }

  /**
   * A piece of the file.
   *
   * @param number from 1
   */
  private record Piece(int number, long from, long length, Digests digests) {}

  private List<Piece> pieces(Path file, long size) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (long from = 0; from < size || pieces.isEmpty(); from += part) {
      long length = Math.min(part, size - from);
      pieces.add(new Piece(pieces.size() + 1, from, length, Digests.of(file, from, length)));
    }
    return pieces;
  }

  private void inParts(String engine, String name, Path file, List<Piece> pieces)
      throws Refused, NoAnswer, IOException {
    URI at = place.object(name);
    List<String> begun = uploads(engine, name);
    String upload = begun.isEmpty() ? begin(engine, at) : begun.get(begun.size() - 1);
    String id = "uploadId=" + place.encoded(upload);
    Map<Integer, String> have = parts(engine, at, id);
    StringBuilder all = new StringBuilder("<CompleteMultipartUpload>");
    for (Piece piece : pieces) {
      String tag = have.get(piece.number());
      // a part by another name is another part, or of a bucket that names parts its own way
      if (tag == null || !tag.equals(piece.digests().md5())) {
        tag = send(engine, at, id, file, piece, pieces.size());
      }
      all.append("<Part><PartNumber>").append(piece.number()).append("</PartNumber><ETag>\"");
      all.append(tag).append("\"</ETag></Part>");
    }
    byte[] xml =
        all.append("</CompleteMultipartUpload>").toString().getBytes(StandardCharsets.UTF_8);
    Net.Answer done =
        good(call(engine, "POST", query(at, id), OneShot.xml(xml), Digests.sha256(xml)), at);
    if (done.body().contains("<Error>")) {
      // S3 answers 200 before it knows
      throw new NoAnswer(place.host(), true, new NotNow("it could not put the parts together"));
    }
  }

  private String send(String engine, URI at, String id, Path file, Piece piece, int of)
      throws Refused, NoAnswer, IOException {
    String what = "footage, part " + piece.number() + " of " + of;
    OneShot body = OneShot.footage(file, piece.from(), piece.length(), what);
    URI to = query(at, "partNumber=" + piece.number() + "&" + id);
    Net.Answer answer = good(call(engine, "PUT", to, body, piece.digests().sha256()), at);
    return tag(answer.headers().get("ETag"));
  }

  private String begin(String engine, URI at) throws Refused, NoAnswer {
    Net.Answer answer = good(call(engine, "POST", query(at, "uploads=")), at);
    return XmlText.all(answer.body(), "UploadId").stream()
        .findFirst()
        .orElseThrow(() -> place.refused("it does not speak S3"));
  }

  /** Uploads of this name that were begun and not ended, the oldest first. */
  private List<String> uploads(String engine, String name) throws Refused, NoAnswer {
    String key = place.key(name);
    URI at = query(place.bucketUrl(), "prefix=" + place.encoded(key) + "&uploads=");
    Net.Answer answer = good(call(engine, "GET", at), at);
    return XmlText.records(answer.body(), "Upload").stream()
        .filter(one -> key.equals(one.get("Key")))
        .flatMap(one -> Optional.ofNullable(one.get("UploadId")).stream())
        .toList();
  }

  /** The parts that have arrived, with the names the bucket gave them. */
  private Map<Integer, String> parts(String engine, URI at, String id) throws Refused, NoAnswer {
    Map<Integer, String> parts = new java.util.HashMap<>();
    String after = "0";
    while (true) {
      URI asked = query(at, (after.equals("0") ? "" : "part-number-marker=" + after + "&") + id);
      Net.Answer answer = good(call(engine, "GET", asked), at);
      for (Map<String, String> one : XmlText.records(answer.body(), "Part")) {
        parts.put(Integer.parseInt(one.getOrDefault("PartNumber", "0")), tag(one.get("ETag")));
      }
      String next =
          XmlText.all(answer.body(), "NextPartNumberMarker").stream().findFirst().orElse(after);
      if (!XmlText.all(answer.body(), "IsTruncated").contains("true") || next.equals(after)) {
        return parts;
      }
      after = next;
    }
  }

  /** Whether all of it arrived before, and only the answer was lost. */
  private boolean isThere(String engine, URI at, long size, List<Piece> pieces)
      throws Refused, NoAnswer {
    Net.Answer answer = call(engine, "HEAD", at);
    if (answer.status() != 200) {
      // 404, or 403 for a key that may not list: what is wrong with it is said by the PUT
      return false;
    }
    return tag(answer.headers().get("ETag")).equals(name(pieces))
        && String.valueOf(size).equals(answer.headers().get("Content-Length"));
  }

  /** As S3 names an object: its MD5, or the MD5 of its parts' MD5s and their number. */
  private static String name(List<Piece> pieces) {
    if (pieces.size() == 1) {
      return pieces.get(0).digests().md5();
    }
    java.security.MessageDigest all = Digests.digest("MD5");
    pieces.forEach(piece -> all.update(HexFormat.of().parseHex(piece.digests().md5())));
    return Digests.hex(all.digest()) + "-" + pieces.size();
  }

  private Net.Answer call(String engine, String method, URI uri) throws Refused, NoAnswer {
    OneShot none = method.equals("POST") ? OneShot.xml(new byte[0]) : null;
    return call(engine, method, uri, none, SigV4.NOTHING);
  }

  private Net.Answer call(
      String engine, String method, URI uri, @Nullable OneShot body, String payload)
      throws Refused, NoAnswer {
    Map<String, String> headers =
        signer.headers(
            method, uri, Map.of("Accept-Encoding", "identity"), payload, clock.instant());
    headers.remove("host");
    return net.exchange(engine, method, uri, headers, body, loopback);
  }

  private Net.Answer good(Net.Answer answer, URI at) throws Refused, NoAnswer {
    if (answer.status() / 100 == 2) {
      return answer;
    }
    throw bad(answer, at);
  }

  private void goneOr(Net.Answer answer, URI at) throws Refused, NoAnswer {
    if (answer.status() != 404) {
      good(answer, at);
    }
  }

  /** What it says, in words; what passes by itself is no answer yet. */
  private Refused bad(Net.Answer answer, URI at) throws NoAnswer {
    String code = XmlText.all(answer.body(), "Code").stream().findFirst().orElse("");
    if (answer.status() >= 500 || answer.status() == 429 || code.equals("NoSuchUpload")) {
      throw new NoAnswer(place.host(), true, new NotNow("it answers with " + answer.status()));
    }
    return place.refused(answer.status(), code);
  }

  private static URI query(URI at, String query) {
    return URI.create(at + "?" + query);
  }

  private static String tag(@Nullable String header) {
    return header == null ? "" : header.replace("\"", "");
  }
}
