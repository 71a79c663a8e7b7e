package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.mikrotik.ApiReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The binary API of a simulated router, on a free port of the loopback address. */
public final class RosApiSimulator implements AutoCloseable {
  private final SimulatedRouteros router;
  private final Credential login;
  private final ServerSocket server;
  private final Set<Socket> sessions = ConcurrentHashMap.newKeySet();

  private RosApiSimulator(SimulatedRouteros router, Credential login) throws IOException {
    this.router = router;
    this.login = login;
    this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  public static RosApiSimulator start(SimulatedRouteros router, Credential login) {
    try {
      return new RosApiSimulator(router, login);
    } catch (IOException e) {
      throw new UncheckedIOException("no server on the loopback address", e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "simulated-api");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sessions.add(socket);
        if (server.isClosed()) {
          // Let in while this ended: sent away, not left without an answer.
          socket.close();
        }
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      ApiReader reader = new ApiReader(into -> {
        try {
          return Math.max(0, in.read(into));
        } catch (IOException e) {
          return 0;
        }
      });
      boolean known = false;
      for (Optional<List<String>> next = reader.next(); next.isPresent(); next = reader.next()) {
        List<String> words = next.get();
        if (words.isEmpty()) {
          continue;
        } else if (words.get(0).equals("/login")) {
          known = words.contains("=name=" + login.user())
              && words.contains("=password=" + login.password());
          say(
              out,
              known
                  ? List.of("!done")
                  : List.of("!trap", "=message=invalid user name or password (6)"));
          if (!known) {
            say(out, List.of("!done"));
          }
        } else if (!known || !answer(out, words)) {
          return;
        }
      }
    } catch (IOException e) {
      // The other side is gone: so is this session.
    } finally {
      sessions.remove(socket);
    }
  }

  private static void say(OutputStream out, List<String> words) throws IOException {
    out.write(ApiReader.sentence(words));
    out.flush();
  }

  /** Answers a sentence; false when the session is to end. */
  private boolean answer(OutputStream out, List<String> words) throws IOException {
    String text = String.join(" ", words);
    router.heard(text);
    Optional<Faults.Fault> fault = router.faults().take(text);
    List<List<String>> answer = new ArrayList<>();
    try {
      if (fault.isEmpty()) {
        answer.addAll(run(words));
      } else {
        switch (fault.get().kind()) {
          case DROP_BEFORE -> {
            return false;
          }
          case DROP_AFTER -> {
            run(words);
            return false;
          }
          case SILENT_BEFORE -> {
            return true;
          }
          case SILENT_AFTER -> {
            run(words);
            return true;
          }
          case REFUSE -> throw new SimulatedRouteros.Refused(fault.get().text());
          case IGNORE -> {
            // Accepted and not done.
          }
        }
      }
    } catch (SimulatedRouteros.Refused e) {
      answer.add(List.of("!trap", "=message=" + e.reason()));
    }
    for (List<String> sentence : answer) {
      say(out, sentence);
    }
    say(out, List.of("!done"));
    return true;
  }

  private List<List<String>> run(List<String> words) throws SimulatedRouteros.Refused {
    String path = words.get(0);
    int at = path.lastIndexOf('/');
    String menu = at < 1 ? "" : path.substring(1, at);
    Map<String, String> values = values(words, "=");
    String id = values.getOrDefault(".id", "");
    values.remove(".id");
    switch (path.substring(at + 1)) {
      case "print" -> {
        return printed(menu, values(words, "?"));
      }
      case "add" -> router.add(menu, values);
      case "set" -> router.set(menu, id, values);
      case "remove" -> router.remove(menu, id);
      default -> throw new SimulatedRouteros.Refused("no such command prefix");
    }
    return List.of();
  }

  private List<List<String>> printed(String menu, Map<String, String> where)
      throws SimulatedRouteros.Refused {
    List<Map<String, String>> items = menu.equals("system/resource")
        ? List.of(SimulatedRouteros.resource())
        : router.print(menu, where);
    List<List<String>> sentences = new ArrayList<>();
    for (Map<String, String> item : items) {
      List<String> words = new ArrayList<>(List.of("!re"));
      item.forEach((name, value) -> words.add("=" + name + "=" + value));
      sentences.add(words);
    }
    return sentences;
  }

  private static Map<String, String> values(List<String> words, String sign) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      int at = word.indexOf('=', 1);
      if (word.startsWith(sign) && at > 0) {
        values.put(word.substring(1, at), word.substring(at + 1));
      }
    }
    return values;
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sessions) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
