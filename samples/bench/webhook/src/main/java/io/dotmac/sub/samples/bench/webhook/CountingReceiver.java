package io.dotmac.sub.samples.bench.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.webhook.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes messages, verifies each, and counts what comes twice or out of order. */
final class CountingReceiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(32);
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final Map<String, Long> last = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final AtomicInteger bare = new AtomicInteger();
  private int repeated;
  private int disordered;
  private int forged;

  CountingReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.createContext("/hooks/", this::take);
    server.createContext("/bare", this::takeBare);
    server.setExecutor(threads);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Verifies what comes to {@code /hooks/name} with that secret. */
  void knows(String name, String secret) {
    secrets.put("/hooks/" + name, secret);
  }

  /** How many different messages came. */
  synchronized int received() {
    return ids.size();
  }

  synchronized int repeated() {
    return repeated;
  }

  /** Messages that came after a later one about the same subject. */
  synchronized int disordered() {
    return disordered;
  }

  /** Messages whose signature is not good. */
  synchronized int forged() {
    return forged;
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String id = exchange.getRequestHeaders().getFirst(WebhookSignature.ID);
    String timestamp = exchange.getRequestHeaders().getFirst(WebhookSignature.TIMESTAMP);
    String signature = exchange.getRequestHeaders().getFirst(WebhookSignature.SIGNATURE);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean genuine = WebhookSignature.refusal(
            Objects.requireNonNull(secrets.get(path)),
            id,
            timestamp,
            signature,
            body,
            Clock.systemUTC().instant())
        .isEmpty();
    JsonNode event = WireJson.tree(body);
    String subject = path + event.path("context").path("subscriber_id").asText();
    count(id, genuine, subject, event.path("sequence").asLong());
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private synchronized void count(String id, boolean genuine, String subject, long sequence) {
    forged += genuine ? 0 : 1;
    if (!ids.add(id)) {
      repeated++;
      return;
    }
    long before = last.getOrDefault(subject, 0L);
    disordered += sequence > before ? 0 : 1;
    last.put(subject, Math.max(before, sequence));
  }

  private void takeBare(HttpExchange exchange) throws IOException {
    bare.addAndGet(exchange.getRequestBody().readAllBytes().length);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
