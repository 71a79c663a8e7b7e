package io.dotmac.sub.server.adapter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of the test that stands for somebody else's: it counts, delays and breaks on demand. */
public abstract class HttpDouble implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Deque<Integer> faults = new ArrayDeque<>();
  private volatile long delayMillis;

  /** Listens on a free port of this machine. */
  protected HttpDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** One answer. */
  public record Answer(int status, String body) {}

  /** What a request is answered with, once it was really received. */
  protected abstract Answer answer(
      String method, String path, String query, HttpExchange exchange, String body);

  /** The next requests have their effect and are answered so all the same; 200 is no fault. */
  public void breakAnswers(Integer... statuses) {
    synchronized (faults) {
      faults.addAll(List.of(statuses));
    }
  }

  /** Every answer comes that much later. */
  public void delay(Duration by) {
    delayMillis = by.toMillis();
  }

  /** Method and path of every request, in order. */
  public List<String> requests() {
    return requests;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    requests.add(exchange.getRequestMethod() + " " + path);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer;
    synchronized (this) {
      answer = answer(exchange.getRequestMethod(), path, query, exchange, body);
    }
    Integer fault;
    synchronized (faults) {
      fault = path.contains("oauth2") ? null : faults.poll();
    }
    if (fault != null && fault != 200) {
      answer = new Answer(fault, "{\"error\":{\"type\":\"api_error\",\"message\":\"broken\"}}");
    }
    pause();
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    } catch (IOException gone) {
      // The other side did not wait.
    }
  }

  private void pause() {
    try {
      Thread.sleep(delayMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fields of a form, as sent. */
  protected static Map<String, String> form(String body) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : body.split("&")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        fields.put(
            URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
