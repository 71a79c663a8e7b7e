package io.dotmac.sub.server.adapter.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server of the test that answers as it is told, or not at all. */
final class SmtpDouble implements AutoCloseable {
  private final ServerSocket server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile boolean silent;
  private volatile @Nullable String deafAt;
  private volatile @Nullable SSLContext tls;
  private volatile boolean fromTheStart;

  SmtpDouble() {
    this(0);
  }

  SmtpDouble(int port) {
    try {
      server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "smtp-double");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /** What a command is answered with; {@code .} is the end of a mail. */
  SmtpDouble answers(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  /** Connections are taken, and nothing is ever said. */
  SmtpDouble silent() {
    silent = true;
    return this;
  }

  /** To that command and to what comes after it nothing is said, and nothing more is read. */
  SmtpDouble deafAt(String command) {
    deafAt = command;
    return this;
  }

  /** Goes on with TLS when it is asked to, and offers that. */
  SmtpDouble upgrades(SSLContext with) {
    tls = with;
    return answers("EHLO", "250-double\r\n250-STARTTLS\r\n250 AUTH PLAIN")
        .answers("STARTTLS", "220 go")
        .answers("AUTH", "235 welcome");
  }

  /** Speaks TLS from the first octet. */
  SmtpDouble encrypted(SSLContext with) {
    fromTheStart = true;
    return upgrades(with);
  }

  /** Every line of every mail and command. */
  List<String> heard() {
    return heard;
  }

  int connections() {
    return open.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        if (!silent) {
          start(() -> talk(socket));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      Socket secured = fromTheStart ? secured(socket) : socket;
      say(secured, "220 double");
      talk(secured, reader(secured));
    } catch (IOException gone) {
      // The other side has gone.
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private Socket secured(Socket socket) throws IOException {
    SSLSocket secured = (SSLSocket) Objects.requireNonNull(tls)
        .getSocketFactory()
        .createSocket(socket, "client", socket.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private void talk(Socket socket, BufferedReader in) throws IOException {
    boolean mail = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      String command = line.split(" ")[0].toUpperCase(java.util.Locale.ROOT);
      if (mail && !line.equals(".")) {
        continue;
      }
      if (command.equals(deafAt)) {
        if (command.equals("DATA")) {
          say(socket, "354 go on");
        }
        awaitClosing();
        return;
      }
      String usual = command.equals("DATA") ? "354 go on" : "250 fine";
      say(socket, answers.getOrDefault(command, usual));
      mail = command.equals("DATA") && !answers.containsKey("DATA");
      if (command.equals("STARTTLS")) {
        Socket secured = secured(socket);
        talk(secured, reader(secured));
        return;
      }
    }
  }

  private void awaitClosing() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
