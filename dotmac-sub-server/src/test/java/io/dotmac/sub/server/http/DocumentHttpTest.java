package io.dotmac.sub.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ServerFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document against what the server does. */
class DocumentHttpTest {
  private static final Path RESOURCES = Path.of("src/main/java/io/dotmac/sub/server/api");
  private static final Set<String> PAGING =
      Set.of("limit", "offset", "cursor", "order_by", "order_dir");

  private static ApiClient admin;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    ServerFixture server = ServerFixture.start();
    admin = server.one().admin();
    document = admin.get("/api/v1/openapi.json").json();
  }

  @Test
  void everyListNamesExactlyTheFiltersAndSortsThatTheServerTakes() {
    List<String> wrong = new ArrayList<>();
    int lists = 0;
    for (var path : document.path("paths").properties()) {
      Set<String> named = parameters(path.getValue().path("get"));
      if (!named.contains("limit") || path.getKey().contains("{")) {
        continue;
      }
      lists++;
      named.removeAll(PAGING);
      if (path.getKey().equals("/events")) {
        // Makes another list of it: in order, behind a cursor.
        named.remove("after");
      }
      if (!named.equals(taken(path.getKey(), "no_such_filter=1"))) {
        wrong.add(path.getKey() + " names the filters " + named);
      }
      Set<String> sorts = new TreeSet<>();
      orderBy(path.getValue().path("get")).forEach(sort -> sorts.add(sort.asText()));
      sorts.remove("id");
      if (!sorts.equals(taken(path.getKey(), "order_by=no_such_sort"))) {
        wrong.add(path.getKey() + " names the sorts " + sorts);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(lists).isGreaterThan(45);
  }

  @Test
  void aFieldThatIsGivenOnceIsMarkedAndNotOfferedForChanges() {
    JsonNode made = body("/radius-clients", "post");
    JsonNode changed = body("/radius-clients/{id}", "patch");

    assertThat(made.at("/properties/client_ip/x-creation-only").asBoolean()).isTrue();
    assertThat(made.path("required").toString()).contains("client_ip", "shared_secret");
    assertThat(made.at("/properties/shared_secret").has("x-creation-only")).isFalse();
    assertThat(changed.path("properties").has("client_ip")).isFalse();
    assertThat(changed.path("properties").has("shared_secret")).isTrue();
    assertThat(document
            .at("/paths/~1radius-clients/post/responses/201/content/application~1json/schema/$ref")
            .asText())
        .endsWith("RadiusClientView");
  }

  @Test
  void everyFieldThatIsReadBesideARecordIsDocumented() throws IOException {
    List<String> missing = new ArrayList<>();
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        Matcher read = Pattern.compile("body\\.(?:take|find)\\(\\s*\"(\\w+)\"").matcher(source);
        while (read.find()) {
          String name = read.group(1);
          if (!source.contains("@BodyField(\"" + name + "\")")
              && !source.contains("@BodyField(value = \"" + name + "\"")) {
            missing.add(file.getFileName() + " " + name);
          }
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  /** The names in the refusal of one that there is not. */
  private static Set<String> taken(String path, String query) {
    String detail = admin
        .get(path + "?" + query)
        .json()
        .path("errors")
        .path(0)
        .path("detail")
        .asText();
    Matcher names = Pattern.compile("expected one of \\[(.*)], found").matcher(detail);
    assertThat(names.find()).as(path + ": " + detail).isTrue();
    Set<String> taken = new TreeSet<>(List.of(names.group(1).split(", ")));
    taken.remove("");
    return taken;
  }

  private static Set<String> parameters(JsonNode operation) {
    Set<String> names = new TreeSet<>();
    operation.path("parameters").forEach(one -> names.add(one.path("name").asText()));
    return names;
  }

  private static JsonNode orderBy(JsonNode operation) {
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("name").asText().equals("order_by")) {
        return parameter.at("/schema/enum");
      }
    }
    throw new AssertionError("no order_by");
  }

  private static JsonNode body(String path, String method) {
    return document
        .path("paths")
        .path(path)
        .path(method)
        .at("/requestBody/content/application~1json/schema");
  }
}
