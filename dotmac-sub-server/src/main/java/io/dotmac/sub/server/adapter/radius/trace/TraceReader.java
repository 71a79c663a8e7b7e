package io.dotmac.sub.server.adapter.radius.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Reads what a {@link TraceSocket} shows. */
public final class TraceReader implements AutoCloseable {
  private final SocketChannel channel;

  /** No server listens there, or not to this user. */
  public static final class NotThere extends IOException {
    private static final long serialVersionUID = 1L;

    NotThere(IOException cause) {
      super(cause);
    }
  }

  private TraceReader(SocketChannel channel) {
    this.channel = channel;
  }

  /** Asks the server behind that socket for what the filter wants. */
  public static TraceReader open(Path socket, TraceFilter filter) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      ByteBuffer line = ByteBuffer.wrap((filter.line() + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      return new TraceReader(channel);
    } catch (IOException e) {
      channel.close();
      throw new NotThere(e);
    }
  }

  /** Gives each line to {@code shown} until the time or the server has ended. */
  public void read(Duration time, Consumer<String> shown) throws IOException {
    long until = System.nanoTime() + time.toNanos();
    BufferedReader lines = new BufferedReader(
        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    // The server sends an empty line twice a second, so this never waits for long.
    String line = lines.readLine();
    while (line != null && System.nanoTime() < until) {
      if (!line.isEmpty()) {
        shown.accept(line);
      }
      line = lines.readLine();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
