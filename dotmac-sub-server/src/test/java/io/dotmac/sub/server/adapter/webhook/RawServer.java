package io.dotmac.sub.server.adapter.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;

/** A server that writes whatever it likes once the head of a request is read. */
final class RawServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Script script;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();

  /** What is written after a request; it ends when the other side goes away. */
  interface Script {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  RawServer(Script script) {
    this(ServerSocketFactory.getDefault(), script);
  }

  RawServer(ServerSocketFactory factory, Script script) {
    this.script = script;
    try {
      listening = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  static RawServer saying(String answer) {
    return new RawServer(out -> out.write(answer.getBytes(StandardCharsets.US_ASCII)));
  }

  int port() {
    return listening.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  /** How many requests came. */
  int requests() {
    return requests.get();
  }

  /** How many octets could be written. */
  long written() {
    return written.get();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      readHead(socket.getInputStream());
      requests.incrementAndGet();
      script.answer(new Counted(socket.getOutputStream()));
    } catch (IOException gone) {
      // The other side had enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void readHead(InputStream in) throws IOException {
    int ends = 0;
    for (int octet = in.read(); octet >= 0 && ends < 2; octet = ends < 2 ? in.read() : -1) {
      ends = octet == '\n' ? ends + 1 : octet == '\r' ? ends : 0;
    }
  }

  private final class Counted extends OutputStream {
    private final OutputStream out;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(octet);
      written.incrementAndGet();
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      out.write(octets, offset, length);
      written.addAndGet(length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
