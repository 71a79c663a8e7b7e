package io.dotmac.sub.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything bad that is known to be sent gets the status it should, never one of a server that
 * fails, and changes nothing: the rows of the tenant are the same before and after.
 */
class CorpusHttpTest {
  private static ServerFixture.TestTenant demo;
  private static RawHttp raw;
  private static String admin;
  private static String user;
  private static Things things;
  private static List<Route> routes;
  private static Map<String, String> words;
  private static Map<String, String> before;

  @BeforeAll
  static void start() throws SQLException {
    ServerFixture server = ServerFixture.start();
    demo = Furnishing.of(server);
    raw = new RawHttp(server.address());
    admin = new Actors(server, demo).staff("admin").token();
    user = demo.addStaff("support");
    things = Things.of(demo.id().value(), server.resources()).with(Furnishing.things());
    routes = Route.of(server.resources());
    words = words();
    before = TenantRows.of(demo.id().value());
  }

  @AfterAll
  static void nothingHasChanged() throws SQLException {
    assertThat(TenantRows.of(demo.id().value())).isEqualTo(before);
  }

  private static Map<String, String> words() {
    ApiClient client = demo.anonymous().signedIn(user, ServerFixture.PASSWORD);
    PortalClient browser = new PortalClient(demo.anonymous());
    browser.logIn(user, ServerFixture.PASSWORD);
    String token = client.token();
    String session = browser.cookies().get("dm_sid");
    String basic = user + ":" + ServerFixture.PASSWORD;
    Map<String, String> all = new TreeMap<>();
    all.put("host", demo.host());
    all.put("user", user);
    all.put("upper", user.toUpperCase(Locale.ROOT));
    all.put("wide", wide(user));
    all.put("password", ServerFixture.PASSWORD);
    all.put("token", token);
    all.put("lower", token.toLowerCase(Locale.ROOT));
    all.put("cut", token.substring(0, token.length() - 1));
    all.put("flipped", flipped(token));
    all.put("session", session);
    all.put("lowersession", session.toLowerCase(Locale.ROOT) + "x");
    all.put("basic", Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
    String account = demo.anonymous()
        .withToken(admin)
        .get("/billing-accounts?limit=1")
        .json()
        .at("/items/0/id")
        .asText();
    all.put("account", account);
    return all;
  }

  /** Letters and figures in their full-width forms, which NFKC folds. */
  private static String wide(String text) {
    return text.chars()
        .map(c -> c > ' ' && c < 127 ? c + 0xfee0 : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String flipped(String token) {
    int middle = token.lastIndexOf('.') + 10;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return token.substring(0, middle) + other + token.substring(middle + 1);
  }

  @Test
  void bodiesThatAreNoGoodAreRefused() throws IOException {
    List<String> wrong = new ArrayList<>();
    Corpus corpus = Corpus.read("json.txt");
    for (Corpus.Item item : corpus.items()) {
      String[] route = item.cell(1).split(" ");
      byte[] plain = Corpus.octets(item.cell(3), words);
      byte[] body = encoded(item.cell(2), plain);
      RawHttp.Reply reply = raw.send(head(route[0], route[1], item.cell(2), body.length), body);
      if (!item.admits(reply.status())) {
        wrong.add("json.txt:" + item.number() + " " + item.cells().get(4) + ": " + reply.status()
            + ", not " + item.cell(0));
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(corpus.items()).hasSizeGreaterThan(250);
  }

  private static byte[] head(String method, String path, String how, int length) {
    StringBuilder head = new StringBuilder(method + " ")
        .append(path.startsWith("/api/") ? path : "/api/v1" + path)
        .append(" HTTP/1.1\r\nHost: ")
        .append(demo.host())
        .append("\r\nConnection: close\r\nIf-Match: *\r\nIdempotency-Key: ")
        .append(RandomToken.hex(16))
        .append("\r\n");
    if (!path.contains("/auth/")) {
      head.append("Authorization: Bearer ").append(admin).append("\r\n");
    }
    if (how.startsWith("type=")) {
      String type = how.substring("type=".length());
      head.append(type.isEmpty() ? "" : "Content-Type: " + type + "\r\n");
    } else {
      head.append("Content-Type: application/json\r\n");
    }
    if (how.endsWith("gzip")) {
      head.append("Content-Encoding: gzip\r\n");
    }
    return head.append("Content-Length: ")
        .append(length)
        .append("\r\n\r\n")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] encoded(String how, byte[] plain) throws IOException {
    String text = new String(plain, StandardCharsets.UTF_8);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (how.equals("gzip")) {
      try (OutputStream packed = new GZIPOutputStream(all)) {
        packed.write(plain);
      }
    } else if (how.equals("bom")) {
      all.writeBytes(("\ufeff" + text).getBytes(StandardCharsets.UTF_8));
    } else if (how.startsWith("utf-") || how.equals("latin-1")) {
      all.writeBytes(text.getBytes(Charset.forName(how.equals("latin-1") ? "iso-8859-1" : how)));
    } else {
      all.writeBytes(plain);
    }
    return all.toByteArray();
  }

  @Test
  void proofsThatAreNoneLetNobodyIn() throws IOException {
    List<String> wrong = new ArrayList<>();
    Corpus corpus = Corpus.read("auth.txt");
    for (Corpus.Item item : corpus.items()) {
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.writeBytes(("GET " + Corpus.filled(item.cell(1), words) + " HTTP/1.1\r\nHost: "
              + demo.host() + "\r\nConnection: close\r\n")
          .getBytes(StandardCharsets.ISO_8859_1));
      for (String header : item.cell(2).split(" \\|\\| ")) {
        if (!header.isEmpty()) {
          request.writeBytes(Corpus.octets(header + "\r\n", words));
        }
      }
      request.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
      RawHttp.Reply reply = raw.send(request.toByteArray());
      boolean login = !reply.status().equals("303") || reply.beginning().contains("/auth/login");
      if (!item.admits(reply.status()) || !login) {
        wrong.add("auth.txt:" + item.number() + " " + item.cell(3) + ": " + reply.status()
            + ", not " + item.cell(0));
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(corpus.items()).hasSizeGreaterThan(80);
  }

  @Test
  void requestsThatAreNoHttpAreRefused() throws IOException {
    List<String> wrong = new ArrayList<>();
    Corpus corpus = Corpus.read("http.txt");
    for (Corpus.Item item : corpus.items()) {
      byte[] request = Corpus.octets(Corpus.unescaped(item.cell(1)), words);
      RawHttp.Reply reply = raw.send(request);
      if (!item.admits(reply.status())) {
        wrong.add("http.txt:" + item.number() + " " + item.cell(2) + ": " + reply.status()
            + ", not " + item.cell(0));
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** For each field that the description of the API has, a value of another type. */
  @Test
  void everyFieldOfEveryRouteRefusesWhatIsOfAnotherType() {
    JsonNode api = demo.anonymous().get("/api/v1/openapi.json").json();
    BodyFields fields = new BodyFields(api);
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (Route route : routes.stream().filter(Route::takesJson).toList()) {
      for (String body : fields.spoiled(route)) {
        tried++;
        Answer answer = send(route, body);
        if (answer.status() < 400 || answer.status() >= 500) {
          wrong.add(route + " " + body + ": " + answer.status());
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(700);
  }

  private static Answer send(Route route, String body) {
    String id =
        things.of(route).map(UUID::toString).orElseGet(() -> UUID.randomUUID().toString());
    ApiClient client = demo.anonymous()
        .withToken(route.path().contains("/auth/") ? null : admin)
        .with("If-Match", "*")
        .with("Idempotency-Key", RandomToken.hex(16));
    return client.send(route.method(), route.filled(id), body);
  }
}
