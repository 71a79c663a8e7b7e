package io.dotmac.sub.billing.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and PostgreSQL. Each so many times that COMMIT passes, it lets the server
 * commit and cuts the connection before the reply is through.
 */
final class LostReplies implements Closeable {
  private final ServerSocket server;
  private final int target;
  private final int each;
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  LostReplies(int target, int each) throws IOException {
    this.target = target;
    this.each = each;
    this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    start("accept", this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many replies were lost so far. */
  int lost() {
    return lost.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private interface Work {
    void run() throws Exception;
  }

  private void accept() throws Exception {
    while (!server.isClosed()) {
      Socket client = server.accept();
      Socket database = new Socket(InetAddress.getByName("127.0.0.1"), target);
      client.setTcpNoDelay(true);
      database.setTcpNoDelay(true);
      start("up", () -> pump(client, database, true));
      start("down", () -> pump(database, client, false));
    }
  }

  private void pump(Socket from, Socket to, boolean asking) throws Exception {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[65_536];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        boolean cut = asking
            && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains("COMMIT")
            && commits.incrementAndGet() % each == 0;
        if (cut) {
          lost.incrementAndGet();
          from.close();
        }
        out.write(buffer, 0, read);
        out.flush();
        if (cut) {
          // Time for the server to commit; its reply finds nobody.
          Thread.sleep(50);
          return;
        }
      }
    }
  }

  private static void start(String name, Work work) {
    Thread thread = new Thread(
        () -> {
          try {
            work.run();
          } catch (Exception e) {
            // A connection that ended.
          }
        },
        name);
    thread.setDaemon(true);
    thread.start();
  }
}
