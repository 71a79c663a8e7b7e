package io.dotmac.sub.devices.simulator.acs;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * An HTTP server that chooses its reason phrases, and may end a connection without a word. On a
 * free port of the loopback address.
 */
public final class SpokenHttp implements AutoCloseable {
  private final ServerSocket socket;
  private final Function<Request, Optional<Response>> answering;
  private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "simulated-acs");
    thread.setDaemon(true);
    return thread;
  });

  /**
   * What was asked.
   *
   * @param method GET and others
   * @param path as it was sent, with its query
   * @param headers with names in lower case
   * @param body may be empty
   */
  public record Request(String method, String path, Map<String, String> headers, String body) {}

  /**
   * What is answered.
   *
   * @param status the number
   * @param reason the words beside it
   * @param body may be empty
   */
  public record Response(int status, String reason, String body) {}

  private SpokenHttp(ServerSocket socket, Function<Request, Optional<Response>> answering) {
    this.socket = socket;
    this.answering = answering;
  }

  /** Starts it; a request without a response ends its connection. */
  public static SpokenHttp start(Function<Request, Optional<Response>> answering) {
    try {
      SpokenHttp server =
          new SpokenHttp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answering);
      server.threads.execute(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no HTTP server on the loopback address", e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        serveAside(socket.accept());
      } catch (IOException e) {
        // It was closed: nobody is served any more.
        return;
      }
    }
  }

  /** A caller let in while this ends is sent away at once, not left without an answer. */
  private void serveAside(Socket caller) throws IOException {
    callers.add(caller);
    try {
      threads.execute(() -> serve(caller));
    } catch (RejectedExecutionException e) {
      caller.close();
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      Request request = read(new BufferedInputStream(caller.getInputStream()));
      Optional<Response> response = answering.apply(request);
      if (response.isPresent()) {
        byte[] body = response.get().body().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
            ("HTTP/1.1 " + response.get().status() + " " + response.get().reason()
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                    + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        if (!request.method().equals("HEAD")) {
          out.writeBytes(body);
        }
        caller.getOutputStream().write(out.toByteArray());
      }
    } catch (IOException e) {
      // The caller is gone: there is nobody to tell.
    } finally {
      callers.remove(caller);
    }
  }

  private static Request read(InputStream in) throws IOException {
    String[] first = line(in).split(" ");
    if (first.length != 3) {
      throw new IOException("no request line");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
          header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Request(first[0], first[1], headers, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the caller is gone");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  @Override
  public void close() {
    try {
      socket.close();
      threads.shutdownNow();
      for (Socket caller : callers) {
        caller.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated server did not end", e);
    }
  }
}
