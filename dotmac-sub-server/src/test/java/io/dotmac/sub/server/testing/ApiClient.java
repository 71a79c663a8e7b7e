package io.dotmac.sub.server.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Speaks JSON with the server as one caller of one host.
 *
 * <p>Over a plain socket: the JDK's client does not let a test name the Host, and hides what is
 * malformed.
 */
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;
  private final String host;
  private final @Nullable String token;
  private final Map<String, String> headers = new LinkedHashMap<>();

  /** Somebody who has not signed in, of a server that a test has started itself. */
  public static ApiClient of(URI address, String host) {
    return new ApiClient(address, host, null);
  }

  ApiClient(URI address, String host, @Nullable String token) {
    this.address = address;
    this.host = host;
    this.token = token;
  }

  /** An answer: status, headers (names in lower case), body. */
  public record Answer(int status, Map<String, String> headers, String body) {
    /** The body as JSON; missing when it has none. */
    public JsonNode json() {
      try {
        return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }

    /** A header by its name in lower case. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  /** The same client, with this access token or API key. */
  public ApiClient withToken(@Nullable String newToken) {
    return new ApiClient(address, host, newToken);
  }

  /** The same caller at another host. */
  public ApiClient at(String otherHost) {
    return new ApiClient(address, otherHost, token);
  }

  /** The same client with one more header. */
  public ApiClient with(String name, String value) {
    ApiClient client = new ApiClient(address, host, token);
    client.headers.putAll(headers);
    client.headers.put(name, value);
    return client;
  }

  /** Signs in; fails unless the server says 200. */
  public ApiClient signedIn(String username, String password) {
    String body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
    Answer answer = post("/api/v1/auth/login", body);
    if (answer.status() != 200) {
      throw new AssertionError("login of " + username + ": " + answer);
    }
    return withToken(answer.json().path("access_token").asText());
  }

  /** The host this client asks for. */
  public String host() {
    return host;
  }

  /** The token this client sends. */
  public String token() {
    return String.valueOf(token);
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  public Answer post(String path, String json) {
    return send("POST", path, json);
  }

  public Answer patch(String path, String json) {
    return send("PATCH", path, json);
  }

  /** Any method, with a body or without. */
  public Answer send(String method, String path, @Nullable String body) {
    byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Host", host);
    all.put("Connection", "close");
    if (token != null) {
      all.put("Authorization", "Bearer " + token);
    }
    if (body != null) {
      all.put("Content-Type", "application/json");
    }
    if (body != null || method.equals("POST")) {
      all.put("Content-Length", String.valueOf(bytes.length));
    }
    all.putAll(headers);
    all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("\r\n");
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
      write(socket, bytes);
      return read(new BufferedInputStream(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    }
  }

  /** A server that refuses a body may answer, and close, before it has read all of it. */
  private static void write(Socket socket, byte[] body) throws IOException {
    try {
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
    } catch (SocketException answeredAlready) {
      if (socket.getInputStream().available() == 0) {
        throw answeredAlready;
      }
    }
  }

  private static Answer read(InputStream in) throws IOException {
    String status = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
      headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + "\n" + b);
    }
    byte[] body =
        "chunked".equals(headers.get("transfer-encoding")) ? chunks(in) : in.readAllBytes();
    return new Answer(
        Integer.parseInt(status.split(" ")[1]), headers, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16);
        size > 0;
        size = Integer.parseInt(line(in), 16)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
