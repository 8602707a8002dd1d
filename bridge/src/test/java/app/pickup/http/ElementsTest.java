package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.elements.Parcels;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cast over HTTP; every answer is held against openapi.yaml by {@link House#ask}. */
class ElementsTest {
  private House house;
  private Path picture;

  @BeforeEach
  void open() throws Exception {
    house = new House();
    Path own = Files.createDirectories(house.folder.resolve("home/elements"));
    picture = Files.writeString(own.resolve("a.png"), "pixels");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ObjectNode wish(String name) {
    ObjectNode wish = Json.object().put("name", name).put("kind", "character");
    wish.putArray("images").add(picture.toString());
    return wish;
  }

  @Test
  @DisplayName("kept, listed, told, changed, deleted")
  void life() throws Exception {
    ObjectNode wish = wish("Anna");
    wish.putObject("consent").put("who", "A").put("scope", "film").put("until", "2027-01-01");
    wish.putArray("tags").add("cook");
    wish.put("notes", "in white");
    Wire.Reply kept = house.post("/v1/elements", wish);
    assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    String at = kept.header("location");
    assertThat(house.get(at).json()).isEqualTo(kept.json());
    assertThat(kept.json().path("handle").asText()).isEqualTo("@Anna");
    assertThat(house.get("/v1/elements").json().path("items")).hasSize(1);
    Wire.Reply small = house.get(kept.json().path("thumbnail").asText());
    assertThat(small.header("content-type")).isEqualTo("image/jpeg");
    assertThat(small.body()).isEqualTo("pixels");
    assertThat(house.get("/v1/elements/none/thumbnail").status()).isEqualTo(404);
    Wire.Reply changed = house.ask("PUT", at, Json.text(wish("Berta")));
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().path("handle").asText()).isEqualTo("@Berta");
    assertThat(changed.json().has("consent")).isFalse();
    Wire.Reply gone = house.ask("DELETE", at, null);
    assertThat(gone.status()).isEqualTo(200);
    assertThat(gone.json().path("left")).isEmpty();
    assertThat(house.get(at).status()).isEqualTo(404);
    assertThat(house.ask("DELETE", at, null).status()).isEqualTo(404);
    assertThat(house.ask("PUT", at, Json.text(wish("Berta"))).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("packed into one file, refused where the name is taken, taken in under another")
  void parcel() throws Exception {
    String at = house.post("/v1/elements", wish("Änna")).header("location");
    Wire.Reply packed = house.get(at + "/export");
    assertThat(packed.status()).isEqualTo(200);
    assertThat(packed.header("content-disposition")).endsWith("''%C3%84nna.pickup-element");
    assertThat(packed.body()).startsWith("PK").contains("element.json", "image-1.png");
    assertThat(house.get("/v1/elements/none/export").status()).isEqualTo(404);
    Path file = house.folder.resolve("a.pickup-element");
    try (var in = new Parcels(house.cast).open(house.cast.all().get(0))) {
      Files.copy(in, file);
    }
    ObjectNode request = Json.object().put("file", file.toString());
    Wire.Reply taken = house.post("/v1/elements/import", request);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.body()).contains("element.taken", "@Änna");
    Wire.Reply kept = house.post("/v1/elements/import?as=Berta", request);
    assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    assertThat(kept.json().path("handle").asText()).isEqualTo("@Berta");
    assertThat(house.get(kept.header("location")).json()).isEqualTo(kept.json());
    Files.writeString(file, "PK no more");
    assertThat(house.post("/v1/elements/import", request).status()).isEqualTo(422);
    assertThat(house.post("/v1/elements/import", request.put("x", 1)).body()).contains("/x");
    assertThat(house.post("/v1/elements/import", Json.object()).status()).isEqualTo(422);
    assertThat(house.cast.all()).hasSize(2);
  }

  @Test
  @DisplayName("all that is wrong is told at once")
  void wrong() throws Exception {
    ObjectNode wish = wish("--").put("kind", "hero").put("colour", 1);
    Wire.Reply reply = house.post("/v1/elements", wish);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).contains("/name", "/kind", "/colour");
    assertThat(house.get("/v1/elements").json().path("items")).isEmpty();
  }
}
