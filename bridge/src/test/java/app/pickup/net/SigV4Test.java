package app.pickup.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The examples that AWS publishes in the Amazon S3 API Reference, "Signature Calculations for the
 * Authorization Header: Transferring Payload in a Single Chunk" and "Authenticating Requests: Using
 * Query Parameters", with their made-up key, time and signatures.
 */
class SigV4Test {
  private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
  private static final String BUCKET = "https://examplebucket.s3.amazonaws.com";
  private static final SigV4 SIGNER =
      new SigV4("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");

  private static String signed(
      String method, String path, Map<String, String> headers, String payload) {
    return String.valueOf(
        SIGNER
            .headers(method, URI.create(BUCKET + path), headers, payload, NOW)
            .get("authorization"));
  }

  @Test
  @DisplayName("GET of an object, a range of it")
  void get() {
    assertThat(signed("GET", "/test.txt", Map.of("Range", "bytes=0-9"), SigV4.NOTHING))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  @DisplayName("PUT of an object whose name has a sign that is encoded")
  void put() {
    Map<String, String> headers =
        Map.of(
            "Date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY");
    String payload = Digests.sha256("Welcome to Amazon S3.".getBytes());
    assertThat(signed("PUT", "/test%24file.text", headers, payload))
        .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
  }

  @Test
  @DisplayName("a query without values, and one with several")
  void queries() {
    assertThat(signed("GET", "/?lifecycle", Map.of(), SigV4.NOTHING))
        .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    assertThat(signed("GET", "/?prefix=J&max-keys=2", Map.of(), SigV4.NOTHING))
        .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  @Test
  @DisplayName("an address that is signed beforehand")
  void presigned() {
    assertThat(SIGNER.presigned(URI.create(BUCKET + "/test.txt"), Duration.ofDays(1), NOW))
        .hasToString(
            BUCKET
                + "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature="
                + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  }
}
