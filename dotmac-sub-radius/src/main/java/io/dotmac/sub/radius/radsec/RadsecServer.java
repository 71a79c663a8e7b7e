package io.dotmac.sub.radius.radsec;

import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.server.RadiusServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes RADIUS over TLS for a running server: the same policy and the same sink answer. A peer
 * must show a certificate that the {@code SSLContext} trusts and that {@link RadsecPeers} knows.
 * Connections are bounded in number, and each in the answers that wait for it.
 */
public final class RadsecServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RadsecServer.class);
  private static final int MOST_CONNECTIONS = 512;
  private static final int MOST_ANSWERS_WAITING = 1024;
  private static final int HANDSHAKE_MILLIS = 10_000;

  /** RFC 6613, section 2.6.1: a peer that is alive says so by Status-Server much more often. */
  private static final int IDLE_MILLIS = (int) Duration.ofMinutes(10).toMillis();

  /** How long a peer is taken for known before it is looked for again. */
  private static final long KNOWN_NANOS = Duration.ofSeconds(1).toNanos();

  private static final byte[] END = new byte[0];

  private final SSLServerSocket socket;
  private final RadsecPeers peers;
  private final RadiusServer server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong refused = new AtomicLong();
  private final Thread acceptor;
  private volatile boolean closed;

  private RadsecServer(SSLServerSocket socket, RadsecPeers peers, RadiusServer server) {
    this.socket = socket;
    this.peers = peers;
    this.server = server;
    acceptor = new Thread(this::accept, "radsec-accept");
  }

  /**
   * Listens on this address until it is closed.
   *
   * @param address usually port 2083; port 0 for any that is free
   * @param tls has the server's key and trusts the authorities of peers
   */
  public static RadsecServer start(
      InetSocketAddress address, SSLContext tls, RadsecPeers peers, RadiusServer server)
      throws IOException {
    SSLServerSocket socket = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.setNeedClientAuth(true);
      socket.setEnabledProtocols(Radsec.PROTOCOLS);
      socket.bind(address);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
    RadsecServer radsec = new RadsecServer(socket, peers, server);
    radsec.acceptor.start();
    return radsec;
  }

  /** The port it listens on: the real one if 0 was asked for. */
  public int port() {
    return socket.getLocalPort();
  }

  /** Connections that are open. */
  public int connections() {
    return open.size();
  }

  /** Connections that were closed since their peer is not trusted, or there were too many. */
  public long refused() {
    return refused.get();
  }

  @Override
  public void close() {
    closed = true;
    closeQuietly(socket);
    open.forEach(RadsecServer::closeQuietly);
    try {
      acceptor.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!closed) {
      try {
        SSLSocket peer = (SSLSocket) socket.accept();
        if (open.size() >= MOST_CONNECTIONS) {
          refused.incrementAndGet();
          closeQuietly(peer);
        } else {
          open.add(peer);
          thread("radsec-" + peer.getPort(), () -> serve(peer)).start();
        }
      } catch (IOException | RuntimeException e) {
        if (!closed) {
          LOG.warn("a RadSec connection could not be accepted", e);
        }
      }
    }
  }

  private static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private void serve(SSLSocket peer) {
    try (peer) {
      peer.setTcpNoDelay(true);
      peer.setSoTimeout(HANDSHAKE_MILLIS);
      Optional<X509Certificate> certificate = certificate(peer);
      if (certificate.isEmpty() || known(peer, certificate.get()).isEmpty()) {
        refused.incrementAndGet();
        return;
      }
      peer.setSoTimeout(IDLE_MILLIS);
      exchange(peer, certificate.get());
    } catch (IOException | RuntimeException e) {
      LOG.debug("the RadSec connection of {} ended", peer.getRemoteSocketAddress(), e);
    } finally {
      open.remove(peer);
    }
  }

  private Optional<NasClient> known(SSLSocket peer, X509Certificate certificate) {
    return peers.find(certificate, peer.getInetAddress());
  }

  private static Optional<X509Certificate> certificate(SSLSocket peer) {
    try {
      peer.startHandshake();
      return Optional.of((X509Certificate) peer.getSession().getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.debug("{} did not agree on TLS", peer.getRemoteSocketAddress(), e);
      return Optional.empty();
    }
  }

  /** Until the peer ends it, or is not known any more when its next packet comes. */
  private void exchange(SSLSocket peer, X509Certificate certificate) throws IOException {
    BlockingQueue<byte[]> answers = new ArrayBlockingQueue<>(MOST_ANSWERS_WAITING);
    OutputStream output = peer.getOutputStream();
    Thread writer = thread("radsec-write-" + peer.getPort(), () -> write(peer, output, answers));
    writer.start();
    try {
      InetSocketAddress source = (InetSocketAddress) peer.getRemoteSocketAddress();
      InputStream input = new BufferedInputStream(peer.getInputStream());
      Optional<PacketView> packet = Radsec.read(input);
      Optional<NasClient> client = known(peer, certificate);
      long lookedAt = System.nanoTime();
      while (packet.isPresent() && client.isPresent()) {
        server.take(client.get(), source, packet.get(), answer -> {
          // Whoever does not read its answers loses the connection, not our memory.
          if (!answers.offer(answer)) {
            closeQuietly(peer);
          }
        });
        packet = Radsec.read(input);
        if (System.nanoTime() - lookedAt > KNOWN_NANOS) {
          client = known(peer, certificate);
          lookedAt = System.nanoTime();
        }
      }
    } finally {
      answers.clear();
      answers.add(END);
    }
  }

  private static void write(SSLSocket peer, OutputStream output, BlockingQueue<byte[]> answers) {
    try {
      byte[] answer = answers.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      while (answer != null && answer.length > 0) {
        output.write(answer);
        output.flush();
        answer = answers.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      closeQuietly(peer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(java.io.Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      LOG.debug("a socket could not be closed", e);
    }
  }
}
