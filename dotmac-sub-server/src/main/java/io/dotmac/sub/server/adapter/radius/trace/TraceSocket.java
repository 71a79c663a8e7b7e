package io.dotmac.sub.server.adapter.radius.trace;

import io.dotmac.sub.radius.server.ServerMetrics;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the command line looks at the packets of a running server: a socket in a folder that only
 * the server's own user of the operating system may enter. The other side sends one line, the
 * filter, and gets text until it closes or its time is over.
 */
public final class TraceSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceSocket.class);
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final PacketTrace trace;
  private final Supplier<ServerMetrics> metrics;
  private final ServerSocketChannel server;
  private final Path file;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private TraceSocket(
      PacketTrace trace, Supplier<ServerMetrics> metrics, ServerSocketChannel server, Path file) {
    this.trace = trace;
    this.metrics = metrics;
    this.server = server;
    this.file = file;
  }

  /** The socket of a server with that data folder. */
  public static Path of(Path dataDir) {
    return dataDir.resolve("trace").resolve("radius.sock");
  }

  /** Listens; empty, with a line in the log, where that is not possible: logins are worth more. */
  public static Optional<TraceSocket> open(
      Path file, PacketTrace trace, Supplier<ServerMetrics> metrics) {
    @Nullable ServerSocketChannel server = null;
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      Files.deleteIfExists(file);
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(file));
      TraceSocket socket = new TraceSocket(trace, metrics, server, file);
      socket.start("radius-trace", socket::accept);
      return Optional.of(socket);
    } catch (IOException | UnsupportedOperationException e) {
      LOG.warn("'radius trace' cannot look at this server: {} cannot be opened", file, e);
      close(server);
      return Optional.empty();
    }
  }

  private void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!closed) {
      try {
        SocketChannel channel = server.accept();
        open.add(channel);
        start("radius-trace-viewer", () -> serve(channel));
      } catch (IOException e) {
        if (!closed) {
          LOG.warn("'radius trace' cannot look at this server any more", e);
        }
        return;
      }
    }
  }

  private void serve(SocketChannel channel) {
    try (channel;
        BufferedReader asked = new BufferedReader(
            new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        BufferedWriter shown = new BufferedWriter(
            new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8))) {
      String line = asked.readLine();
      if (line == null) {
        return;
      }
      Optional<Viewer> viewer = trace.open(TraceFilter.parse(line));
      if (viewer.isEmpty()) {
        shown.write("too many look at this server already\n");
        return;
      }
      try {
        show(viewer.get(), shown);
      } finally {
        trace.close(viewer.get());
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("somebody who looked at packets has gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(channel);
    }
  }

  private void show(Viewer viewer, BufferedWriter shown) throws IOException, InterruptedException {
    long until = System.nanoTime() + LONGEST.toNanos();
    DropNews drops = new DropNews(metrics.get());
    shown.write("looking\n");
    shown.flush();
    while (!closed && System.nanoTime() < until) {
      String text = viewer.next(TICK);
      if (text == null) {
        // Also finds out whether somebody is still there.
        text = drops.since(metrics.get(), viewer.filter);
      }
      shown.write(text);
      shown.write('\n');
      shown.flush();
    }
  }

  @Override
  public void close() {
    closed = true;
    close(server);
    open.forEach(TraceSocket::close);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debug("{} stays", file, e);
    }
  }

  private static void close(java.nio.channels.@Nullable Channel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.debug("a socket could not be closed", e);
    }
  }
}
