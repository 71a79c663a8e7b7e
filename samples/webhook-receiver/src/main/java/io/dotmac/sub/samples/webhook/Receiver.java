package io.dotmac.sub.samples.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes webhooks: believes the genuine ones only, and each once. */
public final class Receiver implements AutoCloseable {
  private static final long TOLERANCE_SECONDS = 300;

  private final HttpServer server;
  private final String secret;
  private final Consumer<String> work;

  /** What was done already; a real receiver keeps this in its database, with what it does. */
  private final Set<String> done = ConcurrentHashMap.newKeySet();

  /** Listens on that port of this machine; {@code work} gets the body of each message once. */
  public Receiver(int port, String secret, Consumer<String> work) throws IOException {
    this.secret = secret;
    this.work = work;
    this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/", this::take);
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    String id = header(exchange, "webhook-id");
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean genuine = isGenuine(
        secret,
        id,
        header(exchange, "webhook-timestamp"),
        header(exchange, "webhook-signature"),
        body,
        Instant.now());
    if (genuine && done.add(id)) {
      work.accept(new String(body, StandardCharsets.UTF_8));
    }
    exchange.sendResponseHeaders(genuine ? 204 : 401, -1);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  /** Whether a message is signed by that secret, over exactly this body, in these five minutes. */
  public static boolean isGenuine(
      String secret, String id, String timestamp, String signatures, byte[] body, Instant now) {
    if (!timestamp.matches("[0-9]{1,12}")
        || Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) {
      return false;
    }
    byte[] expected =
        ("v1," + hmac(secret, id + "." + timestamp + ".", body)).getBytes(StandardCharsets.UTF_8);
    boolean genuine = false;
    for (String each : signatures.split(" ")) {
      // Takes as long for a wrong signature as for a right one.
      genuine |= MessageDigest.isEqual(expected, each.getBytes(StandardCharsets.UTF_8));
    }
    return genuine;
  }

  private static String hmac(String secret, String head, byte[] body) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
