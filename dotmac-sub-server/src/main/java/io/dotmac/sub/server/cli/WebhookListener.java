package io.dotmac.sub.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dotmac.sub.core.webhook.WebhookSignature;
import io.dotmac.sub.server.http.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** Takes webhooks, verifies them, prints them. */
final class WebhookListener implements AutoCloseable {
  private static final int MOST_OCTETS = 1_000_000;
  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final Optional<String> secret;
  private final Clock clock;
  private final PrintWriter out;
  private int received;
  private int refused;

  private WebhookListener(
      HttpServer server, Optional<String> secret, Clock clock, PrintWriter out) {
    this.server = server;
    this.secret = secret;
    this.clock = clock;
    this.out = out;
  }

  /** Listens from now on; without a secret nothing is verified. */
  static WebhookListener open(
      InetSocketAddress where, Optional<String> secret, Clock clock, PrintWriter out)
      throws IOException {
    HttpServer server = HttpServer.create(where, 0);
    WebhookListener listener = new WebhookListener(server, secret, clock, out);
    server.createContext("/", listener::take);
    server.start();
    out.println("Listening on http://" + where.getAddress().getHostAddress() + ":"
        + server.getAddress().getPort() + "/, "
        + (secret.isPresent()
            ? "signatures are verified"
            : "without a secret: NOTHING IS VERIFIED"));
    out.flush();
    return listener;
  }

  /** Waits until so many messages came; 0 waits until the program is stopped. */
  synchronized void await(int count) throws InterruptedException {
    while (count == 0 || received < count) {
      wait();
    }
  }

  /** How many were not genuine. */
  synchronized int refused() {
    return refused;
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] octets = exchange.getRequestBody().readNBytes(MOST_OCTETS + 1);
    String body = new String(octets, StandardCharsets.UTF_8);
    Optional<String> refusal = octets.length > MOST_OCTETS
        ? Optional.of("it is longer than " + MOST_OCTETS + " octets")
        : secret.flatMap(key -> WebhookSignature.refusal(
            key,
            header(exchange, WebhookSignature.ID),
            header(exchange, WebhookSignature.TIMESTAMP),
            header(exchange, WebhookSignature.SIGNATURE),
            body,
            clock.instant()));
    exchange.sendResponseHeaders(refusal.isPresent() ? 401 : 204, NO_BODY);
    exchange.close();
    print(header(exchange, WebhookSignature.ID), body, refusal);
  }

  private synchronized void print(String id, String body, Optional<String> refusal) {
    JsonNode json = tree(body);
    String type = json.path("event_type").asText("a message");
    String verdict = refusal.isPresent()
        ? "BAD: " + refusal.get()
        : secret.isPresent() ? "signature ok" : "not verified";
    out.println(clock.instant() + " " + plain(type) + " " + plain(id) + " " + verdict);
    if (refusal.isEmpty()) {
      out.println(json.toPrettyString().indent(2).stripTrailing());
    }
    out.flush();
    received++;
    refused += refusal.isPresent() ? 1 : 0;
    notifyAll();
  }

  private static JsonNode tree(String body) {
    try {
      return Json.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      return Json.mapper().createObjectNode();
    }
  }

  /** What a stranger sends must not move the cursor of whoever reads it. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
