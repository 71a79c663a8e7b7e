package io.dotmac.sub.server.adapter.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dotmac.sub.core.webhook.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks that keeps what it gets and answers as it is told. */
public final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Got> got = new ArrayList<>();
  private volatile Behaviour behaviour = message -> 204;

  /** What to answer a message with: a status. */
  public interface Behaviour {
    int answer(Got message) throws InterruptedException;
  }

  /** A message as it came. */
  public record Got(String id, String timestamp, String signatures, String body) {
    /** Why it is not genuine, if it is not. */
    public Optional<String> refusal(String secret) {
      return WebhookSignature.refusal(
          secret, id, timestamp, signatures, body, Clock.systemUTC().instant());
    }
  }

  /** Listens on a free port of this machine. */
  public WebhookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  /** Answers so from now on. */
  public WebhookReceiver behaves(Behaviour as) {
    behaviour = as;
    return this;
  }

  /** What came so far, in the order of arrival. */
  public List<Got> got() {
    synchronized (got) {
      return List.copyOf(got);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    Got message = new Got(
        header(exchange, WebhookSignature.ID),
        header(exchange, WebhookSignature.TIMESTAMP),
        header(exchange, WebhookSignature.SIGNATURE),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    synchronized (got) {
      got.add(message);
    }
    try {
      exchange.sendResponseHeaders(behaviour.answer(message), -1);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
