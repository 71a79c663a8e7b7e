package io.dotmac.sub.radius.radsec;

import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.eap.TestCertificates;
import io.dotmac.sub.radius.nas.Demand;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccessResponder;
import io.dotmac.sub.radius.server.AccountingSink;
import io.dotmac.sub.radius.server.RadiusServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server on UDP and TLS that knows the user ada, and holds back the user held. */
final class RadsecFixture implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final char[] PASSWORD = "changeit".toCharArray();

  final TestCertificates authority = new TestCertificates("Test Authority");
  private final TestCertificates stranger = new TestCertificates("Somebody Else");
  private final Credential ada = Credential.clearText("secret");
  private final List<AccessResponder> held = new CopyOnWriteArrayList<>();
  private final NasClient nas;
  final RadiusServer server;
  private RadsecServer radsec;

  RadsecFixture() throws GeneralSecurityException, IOException {
    nas = NasClient.of("nas.example", IpPrefix.parse("127.0.0.1"), Radsec.SECRET)
        .demanding(Demand.NO, Demand.NO);
    AccessPolicy policy = (request, responder) -> {
      String user = request.userName().orElse("");
      if (user.equals("held")) {
        held.add(responder);
      } else if (user.startsWith("ada")) {
        responder.respond(AccessDecision.of(ada.check(request.attempt()), AttributeBlock.EMPTY));
      } else {
        responder.reject(RejectReason.UNKNOWN_USER);
      }
    };
    NasClient udp = NasClient.of("udp", IpPrefix.parse("127.0.0.1"), SharedSecret.of("testing123"))
        .demanding(Demand.NO, Demand.NO);
    server = RadiusServer.builder(NasDirectory.of(List.of(udp)))
        .bind(LOOPBACK)
        .ports(0, 0)
        .readers(1)
        .receiveBuffer(1 << 20)
        .rejectDelay(Duration.ZERO)
        .closeGrace(Duration.ofMillis(100))
        .access(policy)
        .accounting(AccountingSink.storing(records -> {}))
        .start();
    radsec = listen(0);
  }

  private RadsecServer listen(int port) throws GeneralSecurityException, IOException {
    return RadsecServer.start(
        new InetSocketAddress(LOOPBACK, port),
        tls("radius.example"),
        RadsecPeers.byName(Map.of("nas.example", nas)),
        server);
  }

  RadsecServer radsec() {
    return radsec;
  }

  /** Closes all connections and listens on the same port again. */
  void restart() throws GeneralSecurityException, IOException {
    int port = radsec.port();
    radsec.close();
    radsec = listen(port);
  }

  /** Waits until so many requests of the user held have arrived. */
  void awaitHeld(int count) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (held.size() < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("expected " + count + " held requests, found " + held.size());
      }
      java.util.concurrent.locks.LockSupport.parkNanos(200_000);
    }
  }

  void release() {
    held.forEach(responder -> responder.accept(AttributeBlock.EMPTY));
  }

  /** TLS with a certificate of this name; {@code stranger} is of an authority nobody trusts. */
  SSLContext tls(String name) throws GeneralSecurityException, IOException {
    TestCertificates issuer = name.equals("stranger") ? stranger : authority;
    TestCertificates.Issued own = issuer.peer(name);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("own", own.key(), PASSWORD, new Certificate[] {own.certificate()});
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", authority.authority().certificate());
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(keys, PASSWORD);
    TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return tls;
  }

  @Override
  public void close() {
    radsec.close();
    server.close();
  }
}
