package io.dotmac.sub.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ServerFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description of the API keeps the rules of OpenAPI 3.1, and its examples its own. */
class OpenApiHttpTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final Set<String> PLACES = Set.of("path", "query", "header", "cookie");

  private static JsonNode api;

  private final List<String> errors = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    String text =
        ServerFixture.start().one().anonymous().get("/api/v1/openapi.json").body();
    api = new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
    // For whoever makes a client from it without starting a server.
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("openapi.json"), text);
  }

  @Test
  void everyOperationHasANameOfItsOwnAWordAndAnswers() {
    Set<String> names = new HashSet<>();
    each((where, operation) -> {
      String name = operation.path("operationId").asText();
      check(!name.isEmpty() && names.add(name), where, "operationId '" + name + "'");
      check(!operation.path("summary").asText().isEmpty(), where, "summary");
      check(!operation.path("responses").isEmpty(), where, "responses");
      operation.path("responses").properties().forEach(response -> {
        check(response.getKey().matches("[1-5]\\d\\d|default"), where, response.getKey());
        check(response.getValue().has("description"), where, "description");
      });
    });

    assertThat(errors).isEmpty();
    assertThat(names).hasSizeGreaterThan(300);
  }

  @Test
  void theParametersOfAPathAreThoseThatItNames() {
    each((where, operation) -> {
      Set<String> declared = new HashSet<>();
      Set<String> inPath = new HashSet<>();
      for (JsonNode parameter : operation.path("parameters")) {
        String in = parameter.path("in").asText();
        String name = parameter.path("name").asText();
        check(PLACES.contains(in), where, "in " + in);
        check(declared.add(in + " " + name), where, "twice " + name);
        check(!parameter.path("schema").isEmpty(), where, "schema of " + name);
        if (in.equals("path")) {
          check(parameter.path("required").asBoolean(), where, name + " is required");
          inPath.add(name);
        }
      }
      Set<String> named = new HashSet<>();
      Matcher matcher = PARAMETER.matcher(where);
      while (matcher.find()) {
        named.add(matcher.group(1));
      }
      check(named.equals(inPath), where, "names " + named + ", describes " + inPath);
    });

    assertThat(errors).isEmpty();
  }

  @Test
  void everythingThatIsReferredToIsThere() {
    api.findValuesAsText("$ref").stream()
        .filter(ref -> api.at(ref.replaceFirst("^#", "")).isMissingNode())
        .forEach(errors::add);
    api.at("/components/schemas").properties().forEach(schema -> {
      for (JsonNode required : schema.getValue().path("required")) {
        check(
            schema.getValue().path("properties").has(required.asText()),
            schema.getKey(),
            "requires " + required.asText());
      }
    });

    assertThat(errors).isEmpty();
  }

  @Test
  void everyBodyHasAnExampleThatItsSchemaTakes() {
    int[] bodies = {0};
    each((where, operation) -> {
      JsonNode content = operation.at("/requestBody/content/application~1json");
      if (!content.isMissingNode()) {
        bodies[0]++;
        check(content.has("example"), where, "an example");
        fits(where, content.path("schema"), content.path("example"));
      }
    });

    assertThat(errors).isEmpty();
    assertThat(bodies[0]).isGreaterThan(100);
  }

  /** Type, required fields, enumerations and names of an example, all the way down. */
  private void fits(String where, JsonNode schema, JsonNode value) {
    String ref = schema.path("$ref").asText();
    if (!ref.isEmpty()) {
      fits(where, api.at(ref.substring(1)), value);
      return;
    }
    String type = schema.path("type").isArray()
        ? schema.path("type").path(0).asText()
        : schema.path("type").asText();
    switch (type) {
      case "object" -> {
        check(value.isObject(), where, "an object, found " + value);
        for (JsonNode required : schema.path("required")) {
          check(value.has(required.asText()), where, "lacks " + required.asText());
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
          JsonNode of = schema.path("properties").path(field.getKey());
          check(!of.isMissingNode(), where, "there is no " + field.getKey());
          fits(where + "/" + field.getKey(), of, field.getValue());
        }
      }
      case "array" -> {
        check(value.isArray() && !value.isEmpty(), where, "a list, found " + value);
        value.forEach(item -> fits(where + "/0", schema.path("items"), item));
      }
      case "string" -> check(value.isTextual(), where, "a text, found " + value);
      case "integer" -> check(value.isIntegralNumber(), where, "a number, found " + value);
      case "boolean" -> check(value.isBoolean(), where, "true or false, found " + value);
      default -> {}
    }
    if (schema.has("enum")) {
      boolean one = false;
      for (JsonNode constant : schema.path("enum")) {
        one |= constant.equals(value);
      }
      check(one, where, value + " is none of " + schema.path("enum"));
    }
  }

  private static void each(BiConsumer<String, JsonNode> look) {
    api.path("paths")
        .properties()
        .forEach(path -> path.getValue()
            .properties()
            .forEach(operation ->
                look.accept(operation.getKey() + " " + path.getKey(), operation.getValue())));
  }

  private void check(boolean holds, String where, String what) {
    if (!holds) {
      errors.add(where + ": " + what);
    }
  }
}
