package io.dotmac.sub.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No body sets what its command is not about: every route that takes one is sent fields that decide
 * about money, state, owner and tenant, and refuses each by its name. Where such a field is part of
 * the command, {@code access/fields.txt} says so.
 */
class MassAssignmentHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GUESSES = 12;

  /** What each route wants besides, as its refusals said. */
  private static final Map<Route, ObjectNode> LEARNED = new HashMap<>();

  private static final List<String> PROTECTED = List.of(
      "id",
      "tenant_id",
      "tenant",
      "version",
      "created_at",
      "status",
      "price",
      "amount",
      "balance",
      "total",
      "owner",
      "principal_id",
      "account_id",
      "subscriber_id",
      "reseller_id",
      "is_active",
      "role",
      "permissions");

  private static ServerFixture.TestTenant demo;
  private static ApiClient admin;
  private static ApiClient customer;
  private static List<Route> routes;
  private static Things things;
  private static Map<String, Set<String>> allowed;

  @BeforeAll
  static void start() throws IOException {
    ServerFixture server = ServerFixture.start();
    demo = Furnishing.of(server);
    things = Things.of(demo.id().value(), server.resources()).with(Furnishing.things());
    admin = demo.anonymous().withToken(new Actors(server, demo).staff("admin").token());
    customer = demo.customer(things.byKind("subscribers").orElseThrow());
    routes = Route.of(server.resources()).stream().filter(Route::takesJson).toList();
    allowed = allowed();
  }

  @Test
  void aFieldThatTheCommandIsNotAboutIsRefusedByItsName() {
    List<String> wrong = new ArrayList<>();
    for (Route route : routes) {
      for (String field : PROTECTED) {
        if (!allowed.getOrDefault(route.toString(), Set.of()).contains(field)) {
          String answer = refusal(route, field);
          if (!answer.isEmpty()) {
            wrong.add(route + " " + field + ": " + answer);
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(routes).hasSizeGreaterThan(80);
  }

  @Test
  void aFieldThatIsAllowedIsRead() {
    List<String> wrong = new ArrayList<>();
    Map<String, Route> byName = new TreeMap<>();
    routes.forEach(route -> byName.put(route.toString(), route));
    allowed.forEach((name, fields) -> {
      Route route = byName.get(name);
      for (String field : fields) {
        if (route == null || refusal(route, field).isEmpty()) {
          wrong.add(name + " " + field);
        }
      }
    });

    assertThat(wrong).as("lines of access/fields.txt that are not true").isEmpty();
  }

  /** Empty when the field is refused by its name, otherwise the answer. */
  private static String refusal(Route route, String field) {
    ObjectNode body =
        LEARNED.computeIfAbsent(route, r -> JSON.createObjectNode()).deepCopy();
    body.put(field, "1");
    Answer answer = send(route, body);
    // A command may look at what it needs before it looks at what it does not know.
    for (int guess = 0; guess < GUESSES && isAsking(answer, field); guess++) {
      for (JsonNode error : answer.json().path("errors")) {
        learn(body, field, error.path("pointer").asText(), error.path("detail").asText());
      }
      answer = send(route, body);
    }
    boolean named = answer.status() == 422 && isNamed(answer, field);
    if (named) {
      LEARNED.put(route, body.without(field));
    }
    return named ? "" : answer.status() + " " + answer.json().path("errors");
  }

  /** Fills in what was asked for, objects within objects too. */
  private static void learn(ObjectNode body, String field, String pointer, String detail) {
    String[] path = pointer.replaceFirst("^/(0/)?", "").split("/");
    if (path[0].isEmpty() || path[0].equals(field)) {
      return;
    }
    ObjectNode at = body;
    for (int i = 0; i + 1 < path.length; i++) {
      if (!(at.path(path[i]) instanceof ObjectNode)) {
        at.set(path[i], JSON.createObjectNode());
      }
      at = (ObjectNode) at.path(path[i]);
    }
    at.set(path[path.length - 1], guess(path[path.length - 1], detail));
  }

  private static boolean isNamed(Answer answer, String field) {
    return pointers(answer, "unknown_field")
        .anyMatch(pointer -> pointer.equals("/" + field) || pointer.equals("/0/" + field));
  }

  private static Answer send(Route route, ObjectNode body) {
    String id =
        things.of(route).map(UUID::toString).orElseGet(() -> UUID.randomUUID().toString());
    ApiClient client = admin.with("If-Match", "*").with("Idempotency-Key", RandomToken.hex(16));
    Answer answer = client.send(route.method(), route.filled(id), body.toString());
    if (answer.status() == 403) {
      // Nobody but a customer does it.
      return customer.send(route.method(), route.filled(id), body.toString());
    }
    boolean wantsList = answer.body().contains("\"detail\":\"expected a list\"")
        && answer.body().contains("\"pointer\":\"\"");
    return wantsList ? client.send(route.method(), route.filled(id), "[" + body + "]") : answer;
  }

  private static Stream<String> pointers(Answer answer, String code) {
    List<String> found = new ArrayList<>();
    for (JsonNode error : answer.json().path("errors")) {
      if (error.path("code").asText().equals(code)) {
        found.add(error.path("pointer").asText());
      }
    }
    return found.stream();
  }

  private static boolean isAsking(Answer answer, String field) {
    return answer.status() == 422 && !isNamed(answer, field);
  }

  /** Something of the form that a refusal asked for. */
  private static JsonNode guess(String field, String detail) {
    if (detail.contains("UUID") || field.endsWith("_id")) {
      String kind = field.replaceFirst("_id$", "").replace('_', '-') + "s";
      return TextNode.valueOf(things.byKind(kind).orElseGet(UUID::randomUUID).toString());
    }
    if (detail.contains("a date")) {
      return TextNode.valueOf("2026-06-30");
    }
    if (detail.contains("a moment")) {
      return TextNode.valueOf("2026-06-30T12:00:00Z");
    }
    if (detail.contains("a list")) {
      return JSON.createArrayNode();
    }
    if (detail.contains("an object")) {
      return JSON.createObjectNode();
    }
    if (detail.contains("whole number")) {
      return IntNode.valueOf(1);
    }
    if (detail.contains("true or false")) {
      return BooleanNode.TRUE;
    }
    if (detail.contains("a decimal")) {
      return TextNode.valueOf("12.50");
    }
    Matcher named = Pattern.compile("one of ([a-z_]+)").matcher(detail);
    String text = named.find() ? named.group(1) : "a long enough text";
    return TextNode.valueOf(
        switch (field) {
          case "client_ip" -> "192.0.2.77";
          case "currency" -> "USD";
          default -> text;
        });
  }

  private static Map<String, Set<String>> allowed() throws IOException {
    Map<String, Set<String>> all = new TreeMap<>();
    try (InputStream in = MassAssignmentHttpTest.class.getResourceAsStream("/access/fields.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
        String[] cells = line.strip().split("\\s+");
        all.put(cells[0] + " " + cells[1], new TreeSet<>(List.of(cells).subList(2, cells.length)));
      });
    }
    return all;
  }
}
