package io.dotmac.sub.server.adapter.radius.radsec;

import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.nas.Demand;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.radsec.Radsec;
import io.dotmac.sub.radius.radsec.RadsecPeers;
import io.dotmac.sub.radius.radsec.RadsecServer;
import io.dotmac.sub.radius.server.RadiusServer;
import io.dotmac.sub.server.adapter.radius.index.NasIndex;
import io.dotmac.sub.server.adapter.radius.tls.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets access servers in over TLS. Each is the RADIUS client whose certificate name it shows,
 * wherever it comes from; one that is switched off or renamed loses its connection with its next
 * packet, a second later.
 */
public final class RadsecDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RadsecDoor.class);

  private final List<RadsecServer> servers = new ArrayList<>();

  private RadsecDoor() {}

  /**
   * Listens on these addresses, or on all where there are none.
   *
   * @throws IOException that names the key of the configuration which cannot be used
   */
  public static RadsecDoor open(
      RadsecOptions options, List<InetAddress> addresses, NasIndex nases, RadiusServer server)
      throws IOException {
    RadsecDoor door = new RadsecDoor();
    List<InetAddress> all =
        addresses.isEmpty() ? List.of(new InetSocketAddress(0).getAddress()) : addresses;
    int port = options.port();
    try {
      SSLContext tls = TlsFiles.context(options.identity());
      for (InetAddress address : all) {
        InetSocketAddress local = new InetSocketAddress(address, port);
        door.servers.add(RadsecServer.start(local, tls, new ByCertificate(nases), server));
        port = door.port();
      }
    } catch (IOException e) {
      door.close();
      throw new IOException("radius.radsec.port: " + port + " is in use or may not be opened", e);
    } catch (GeneralSecurityException e) {
      door.close();
      throw new IOException("radius.radsec: the certificate and its key cannot be used", e);
    }
    LOG.info("RADIUS over TLS on port {}", port);
    return door;
  }

  /** The port it listens on: the real one if 0 was asked for. */
  public int port() {
    return servers.get(0).port();
  }

  /** Connections that are open. */
  public int connections() {
    return servers.stream().mapToInt(RadsecServer::connections).sum();
  }

  /** Connections that were closed since their certificate is not trusted or not known. */
  public long refused() {
    return servers.stream().mapToLong(RadsecServer::refused).sum();
  }

  @Override
  public void close() {
    servers.forEach(RadsecServer::close);
  }

  private record ByCertificate(NasIndex nases) implements RadsecPeers {
    @Override
    public Optional<NasClient> find(X509Certificate certificate, InetAddress source) {
      List<String> names = new AuthAttempt.Certificate(certificate).names();
      Optional<NasClient> found = names.stream()
          .map(name -> nases.findCertificate(name.toLowerCase(Locale.ROOT)))
          .flatMap(Optional::stream)
          .findFirst();
      if (found.isEmpty()) {
        LOG.info("{} shows a certificate that is no client's: {}", source, names);
      }
      return found.map(ByCertificate::overTls);
    }

    /** RFC 6614, 2.3: TLS protects, the secret is the same for all and no proof. */
    private static NasClient overTls(NasClient nas) {
      return new NasClient(
          nas.id(),
          nas.network(),
          List.of(Radsec.SECRET),
          Demand.NO,
          Demand.NO,
          nas.vendor(),
          nas.tagOrNull());
    }
  }
}
