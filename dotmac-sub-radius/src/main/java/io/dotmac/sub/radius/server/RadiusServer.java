package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.PacketView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running RADIUS server. It serves until {@link #close}, and keeps the program running until
 * then.
 *
 * <pre>{@code
 * RadiusServer server = RadiusServer.builder(NasDirectory.of(clients))
 *     .access(policy)
 *     .accounting(sink)
 *     .start();
 * }</pre>
 *
 * <p>Bound to the wildcard address of a host with several addresses, an answer leaves from the
 * address the operating system prefers for the way back; a NAS that asked another one ignores it.
 * Bind each address by name there.
 */
public final class RadiusServer implements AutoCloseable {
  private final ServerState server;
  private final @Nullable AccessService access;
  private final @Nullable AccountingQueue accounting;
  private final @Nullable AccountingService accountingService;
  private final Door door;
  private final RejectDelay rejects;
  private final Duration closeGrace;
  private final List<DatagramChannel> channels = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();
  private final List<Thread> workers = new ArrayList<>();
  private int authPort = -1;
  private int acctPort = -1;

  private RadiusServer(Builder settings) {
    server = new ServerState(settings.directory, settings.clock, settings.clientRatePerSecond);
    rejects = new RejectDelay(settings.rejectDelay.toNanos());
    closeGrace = settings.closeGrace;
    access = settings.policy == null ? null : new AccessService(server, settings.policy, rejects);
    accounting = settings.sink == null
        ? null
        : new AccountingQueue(
            server,
            settings.sink,
            settings.accountingQueue,
            settings.accountingBatch,
            settings.storeLimit);
    accountingService = accounting == null ? null : new AccountingService(server, accounting);
    door = new Door(server, access, accountingService);
  }

  /** A server that takes packets from the clients of {@code directory}. */
  public static Builder builder(NasDirectory directory) {
    return new Builder(directory);
  }

  /** The port on which it authenticates: the real one if 0 was asked for. */
  public int authPort() {
    return served(authPort, "access policy");
  }

  /** The port on which it takes accounting: the real one if 0 was asked for. */
  public int acctPort() {
    return served(acctPort, "accounting sink");
  }

  private static int served(int port, String what) {
    if (port < 0) {
      throw new IllegalStateException("the server was started without an " + what);
    }
    return port;
  }

  /**
   * Takes a packet that came by another way than the server's ports, such as TLS. It is proven and
   * answered as all others are, but not taken for a retransmission.
   *
   * @param client whose packet it is; its secrets and demands apply
   * @param source the address and port it came from
   * @param reply gets the answer, at once or later from another thread; never if there is none
   */
  public void take(
      NasClient client, InetSocketAddress source, PacketView packet, Consumer<byte[]> reply) {
    door.take(
        client,
        source,
        packet,
        (octets, length, to) -> reply.accept(Arrays.copyOf(octets, length)));
  }

  /** The figures as they are now. */
  public ServerMetrics metrics() {
    return server.metrics(accounting == null ? 0 : accounting.size(), rejects.size());
  }

  /**
   * Takes no more requests, lets those it has taken be answered for as long as the grace allows,
   * and closes its ports. Closing twice does nothing.
   */
  @Override
  public void close() {
    server.closing();
    rejects.close();
    if (accounting != null) {
      accounting.close();
    }
    long deadline = System.nanoTime() + closeGrace.toNanos();
    try {
      while (access != null && access.pending() > 0 && System.nanoTime() < deadline) {
        Thread.sleep(5);
      }
      joinAll(workers, deadline);
      closeChannels();
      joinAll(readers, System.nanoTime() + closeGrace.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closeChannels();
    }
    workers.forEach(Thread::interrupt);
  }

  private static void joinAll(List<Thread> threads, long deadline) throws InterruptedException {
    for (Thread thread : threads) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      thread.join(Math.max(1, millis));
    }
  }

  private void closeChannels() {
    for (DatagramChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        server.log().warn("close", "a socket could not be closed", e);
      }
    }
  }

  private void start(Builder settings) throws IOException {
    try {
      if (access != null) {
        authPort = serve(settings, settings.authPort, access, "radius-auth");
      }
      if (accounting != null && accountingService != null) {
        acctPort = serve(settings, settings.acctPort, accountingService, "radius-acct");
        workers.add(new Thread(accounting, "radius-accounting"));
      }
    } catch (IOException e) {
      closeChannels();
      throw e;
    }
    workers.add(new Thread(rejects, "radius-rejects"));
    workers.forEach(Thread::start);
    // Only when all sockets of a port are open: the kernel spreads clients over those there are.
    readers.forEach(Thread::start);
    server
        .log()
        .info("RADIUS serves " + readers.size() + " sockets: " + describe(authPort, acctPort));
  }

  private static String describe(int authPort, int acctPort) {
    String auth = authPort < 0 ? "no authentication" : "authentication on port " + authPort;
    return auth + (acctPort < 0 ? ", no accounting" : ", accounting on port " + acctPort);
  }

  /** Opens a port on each address and prepares its readers; gives the real port. */
  private int serve(Builder settings, int wanted, Reader.Service service, String name)
      throws IOException {
    int port = wanted;
    for (InetAddress address : settings.addresses) {
      List<DatagramChannel> opened =
          Sockets.open(address, port, settings.readers, settings.receiveBufferOctets);
      channels.addAll(opened);
      port = ((InetSocketAddress) opened.get(0).getLocalAddress()).getPort();
      for (DatagramChannel channel : opened) {
        DuplicateCache recent =
            new DuplicateCache(settings.duplicates, settings.duplicateMemory.toNanos());
        Reader reader = new Reader(channel, service, server, recent);
        readers.add(new Thread(reader, name + "-" + readers.size()));
      }
    }
    return port;
  }

  /** How a server is to be. What is not said has the value that suits production. */
  public static final class Builder {
    private final NasDirectory directory;
    private @Nullable AccessPolicy policy;
    private @Nullable AccountingSink sink;
    private Clock clock = Clock.systemUTC();
    private List<InetAddress> addresses = List.of(new InetSocketAddress(0).getAddress());
    private int authPort = 1812;
    private int acctPort = 1813;
    private int readers = Runtime.getRuntime().availableProcessors();
    private int receiveBufferOctets = 4 << 20;
    private Duration rejectDelay = Duration.ofSeconds(1);
    private Duration duplicateMemory = Duration.ofSeconds(5);
    private int duplicates = 65_536;
    private int accountingQueue = 65_536;
    private int clientRatePerSecond;
    private int accountingBatch = 500;
    private Duration storeLimit = Duration.ofSeconds(30);
    private Duration closeGrace = Duration.ofSeconds(5);

    private Builder(NasDirectory directory) {
      this.directory = Objects.requireNonNull(directory);
    }

    /** Serves authentication with this policy; without one the port stays closed. */
    public Builder access(AccessPolicy accessPolicy) {
      policy = accessPolicy;
      return this;
    }

    /** Serves accounting with this sink; without one the port stays closed. */
    public Builder accounting(AccountingSink accountingSink) {
      sink = accountingSink;
      return this;
    }

    /** The addresses to listen on; all of the host if not said. */
    public Builder bind(InetAddress... bindAddresses) {
      addresses = List.of(bindAddresses);
      return this;
    }

    /** The ports; 0 for any that is free. 1812 and 1813 if not said. */
    public Builder ports(int authentication, int accounting) {
      authPort = range("port", authentication, 0, 65_535);
      acctPort = range("port", accounting, 0, 65_535);
      return this;
    }

    /** How many threads read each port; as many as there are processors if not said. */
    public Builder readers(int count) {
      readers = range("readers", count, 1, 256);
      return this;
    }

    /** Octets the kernel may hold for each reader; 4 MiB if not said, less if it allows less. */
    public Builder receiveBuffer(int octets) {
      receiveBufferOctets = range("receive buffer", octets, 4096, 1 << 30);
      return this;
    }

    /** How long a reject is held back, 0 to 5 s; 1 s if not said. No thread waits for it. */
    public Builder rejectDelay(Duration delay) {
      rejectDelay = range("reject delay", delay, Duration.ZERO, Duration.ofSeconds(5));
      return this;
    }

    /** How long and how many answers a reader remembers for retransmissions: 5 s and 65536. */
    public Builder duplicates(Duration memory, int entries) {
      duplicateMemory =
          range("duplicate memory", memory, Duration.ofSeconds(1), Duration.ofSeconds(30));
      duplicates = range("duplicates", entries, 16, 1 << 24);
      return this;
    }

    /**
     * How many packets one client may send in a second before the rest is dropped unread; 0, which
     * is so if not said, for any number. With a limit a client that floods leaves the others alone.
     */
    public Builder clientRate(int packetsPerSecond) {
      clientRatePerSecond = range("client rate", packetsPerSecond, 0, 1_000_000);
      return this;
    }

    /** How many records may wait for the sink, and how many it gets at once: 65536 and 500. */
    public Builder accountingQueue(int waiting, int batch) {
      accountingQueue = range("accounting queue", waiting, 1, 1 << 24);
      accountingBatch = range("accounting batch", batch, 1, 100_000);
      return this;
    }

    /** How long the sink may take for a batch before it counts as failed; 30 s if not said. */
    public Builder storeLimit(Duration limit) {
      storeLimit = range("store limit", limit, Duration.ofMillis(1), Duration.ofHours(1));
      return this;
    }

    /** How long {@link RadiusServer#close} waits for answers under way; 5 s if not said. */
    public Builder closeGrace(Duration grace) {
      closeGrace = range("close grace", grace, Duration.ZERO, Duration.ofMinutes(5));
      return this;
    }

    /** Tells the server when things happen; the system's clock if not said. */
    public Builder clock(Clock wallClock) {
      clock = wallClock;
      return this;
    }

    /**
     * Opens the ports and serves.
     *
     * @throws PortUnavailableException if a port cannot be opened
     */
    public RadiusServer start() throws IOException {
      if (policy == null && sink == null) {
        throw new IllegalStateException("a server needs an access policy or an accounting sink");
      }
      RadiusServer server = new RadiusServer(this);
      server.start(this);
      return server;
    }

    private static int range(String what, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            what + " is " + least + " to " + most + ", found " + value);
      }
      return value;
    }

    private static Duration range(String what, Duration value, Duration least, Duration most) {
      if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            what + " is " + least + " to " + most + ", found " + value);
      }
      return value;
    }
  }
}
