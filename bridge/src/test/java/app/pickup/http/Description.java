package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code openapi.yaml}, held against what the server answers. Stricter than what it promises: an
 * answer with a field that is not described fails.
 */
final class Description {
  private static final Description ONE = new Description();

  private final JsonNode whole;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Description() {
    try (InputStream yaml = Description.class.getResourceAsStream("/openapi.yaml")) {
      whole = new YAMLMapper().readTree(Objects.requireNonNull(yaml));
      close(whole);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every route as "GET /v1/health". */
  static Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    ONE.whole
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (Set.of("get", "post", "put", "delete").contains(method)) {
                            routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return routes;
  }

  /** Fails when the answer is not as described. */
  static Wire.Reply check(String method, String target, Wire.Reply reply) {
    ONE.hold(method, target.split("\\?", 2)[0], reply);
    return reply;
  }

  private void hold(String method, String path, Wire.Reply reply) {
    JsonNode operation = operation(method, path);
    if (operation.isMissingNode()) {
      assertThat(reply.status()).as("%s %s is not described", method, path).isGreaterThan(399);
      return;
    }
    JsonNode responses = operation.path("responses");
    JsonNode response =
        resolve(
            responses.path(responses.has("" + reply.status()) ? "" + reply.status() : "default"));
    String type = reply.header("content-type").split(";", 2)[0];
    JsonNode content = response.path("content").path(type);
    assertThat(content.isMissingNode())
        .as("%s %s → %d %s is not described", method, path, reply.status(), type)
        .isFalse();
    if (type.endsWith("json")) {
      ObjectNode schema = content.path("schema").deepCopy();
      schema.set("components", whole.path("components"));
      assertThat(
              schemas
                  .getSchema(schema.toString(), InputFormat.JSON)
                  .validate(reply.body(), InputFormat.JSON))
          .as("%s %s → %d %s", method, path, reply.status(), reply.body())
          .isEmpty();
      if (reply.status() >= 400) {
        assertThat(reply.json().path("status").asInt()).isEqualTo(reply.status());
      }
    }
  }

  private JsonNode operation(String method, String path) {
    for (Iterator<Map.Entry<String, JsonNode>> all = whole.path("paths").fields();
        all.hasNext(); ) {
      Map.Entry<String, JsonNode> one = all.next();
      if (path.matches(one.getKey().replaceAll("\\{[a-z]+}", "[^/]+"))) {
        return one.getValue().path(method.toLowerCase(Locale.ROOT));
      }
    }
    return MissingNode.getInstance();
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? whole.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static void close(JsonNode node) {
    if (node.path("properties").isObject() && !node.has("additionalProperties")) {
      ((ObjectNode) node).put("additionalProperties", false);
    }
    node.forEach(Description::close);
  }
}
