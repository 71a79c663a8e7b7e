package io.dotmac.sub.devices.simulator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.HostKeyPin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The REST API of a simulated router over HTTP, on a free port of the loopback address. */
public final class RosRestSimulator implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PATH = Pattern.compile("/rest/([a-z/-]+?)(?:/(\\*[0-9A-F]+))?");

  private final SimulatedRouteros router;
  private final String authorization;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
    Thread thread = new Thread(task, "simulated-rest");
    thread.setDaemon(true);
    return thread;
  });

  private final Optional<SelfSigned> certificate;

  private RosRestSimulator(
      SimulatedRouteros router, Credential login, Optional<SelfSigned> certificate)
      throws IOException {
    this.certificate = certificate;
    this.router = router;
    String both = login.user() + ":" + login.password();
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (certificate.isPresent()) {
      HttpsServer encrypted = HttpsServer.create(address, 0);
      encrypted.setHttpsConfigurator(new HttpsConfigurator(certificate.get().context()));
      this.server = encrypted;
    } else {
      this.server = HttpServer.create(address, 0);
    }
    server.setExecutor(threads);
    server.createContext("/rest/", this::handle);
    server.start();
  }

  /** Without encryption. */
  public static RosRestSimulator start(SimulatedRouteros router, Credential login) {
    return start(router, login, Optional.empty());
  }

  /** With a certificate that it signs itself. */
  public static RosRestSimulator startWithTls(SimulatedRouteros router, Credential login) {
    return start(router, login, Optional.of(SelfSigned.make()));
  }

  private static RosRestSimulator start(
      SimulatedRouteros router, Credential login, Optional<SelfSigned> certificate) {
    try {
      return new RosRestSimulator(router, login, certificate);
    } catch (IOException e) {
      throw new UncheckedIOException("no HTTP server on the loopback address", e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** The key it shows, when it encrypts. */
  public Optional<HostKeyPin> pin() {
    return certificate.map(SelfSigned::pin);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        send(exchange, 401, Map.of("error", 401, "message", "Unauthorized"));
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String text =
          (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip();
      router.heard(text);
      Optional<Faults.Fault> fault = router.faults().take(text);
      Faults.Kind kind = fault.map(Faults.Fault::kind).orElse(Faults.Kind.DROP_BEFORE);
      if (fault.isPresent() && kind == Faults.Kind.REFUSE) {
        refuse(exchange, fault.get().text());
      } else if (fault.isEmpty()) {
        answer(exchange, body);
      } else if (kind == Faults.Kind.IGNORE) {
        send(exchange, 200, List.of());
      } else if (kind == Faults.Kind.DROP_AFTER || kind == Faults.Kind.SILENT_AFTER) {
        run(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), "", body);
      }
    } catch (SimulatedRouteros.Refused e) {
      // The connection ends without an answer: what was refused is not told either.
    }
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    try {
      Object answer = run(
          exchange.getRequestMethod(),
          exchange.getRequestURI().getPath(),
          query == null ? "" : query,
          body);
      boolean removed = exchange.getRequestMethod().equals("DELETE");
      boolean added = exchange.getRequestMethod().equals("PUT");
      send(exchange, removed ? 204 : added ? 201 : 200, answer);
    } catch (SimulatedRouteros.Refused e) {
      refuse(exchange, e.reason());
    }
  }

  private static void refuse(HttpExchange exchange, String detail) throws IOException {
    boolean missing = detail.contains("no such item");
    int status = missing ? 404 : 400;
    send(
        exchange,
        status,
        Map.of(
            "error", status, "message", missing ? "Not Found" : "Bad Request", "detail", detail));
  }

  private Object run(String method, String path, String query, String body)
      throws SimulatedRouteros.Refused, IOException {
    Matcher form = PATH.matcher(path);
    if (!form.matches()) {
      throw new SimulatedRouteros.Refused("no such command");
    }
    String menu = form.group(1);
    Map<String, String> values =
        body.isEmpty() ? Map.of() : JSON.readValue(body, new TypeReference<>() {});
    return switch (method) {
      case "GET" ->
        menu.equals("system/resource")
            ? SimulatedRouteros.resource()
            : router.print(menu, where(query));
      case "PUT" -> router.add(menu, values);
      case "PATCH" -> {
        router.set(menu, String.valueOf(form.group(2)), values);
        yield Map.of(".id", form.group(2));
      }
      case "DELETE" -> {
        router.remove(menu, String.valueOf(form.group(2)));
        yield "";
      }
      default -> throw new SimulatedRouteros.Refused("no such command");
    };
  }

  private static Map<String, String> where(String query) {
    Map<String, String> where = new LinkedHashMap<>();
    for (String part : query.split("&")) {
      int at = part.indexOf('=');
      if (at > 0) {
        where.put(
            part.substring(0, at),
            URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return where;
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = status == 204 ? new byte[0] : JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
