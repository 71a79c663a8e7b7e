package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.radius.FreeRadiusServer;
import io.dotmac.sub.radius.PeerProgram;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.eap.TestCertificates;
import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.radsec.Radsec;
import io.dotmac.sub.radius.radsec.RadsecSender;
import io.dotmac.sub.server.adapter.radius.radsec.RadsecOptions;
import io.dotmac.sub.server.adapter.radius.tls.TlsFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access servers that come over TLS, and radsecproxy where it is installed. */
class RadsecWireTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir
  static Path folder;

  private static TestCertificates authority;
  private static RadiusFixture isp;

  @BeforeAll
  static void start() throws Exception {
    authority = new TestCertificates("Lagoon Fibre");
    authority.authority().write(folder, "ca");
    authority.peer("bng.example").write(folder, "bng");
    TlsIdentity shown = identity(authority.server("radius.example"));
    isp = new RadiusFixture(folder, 3799, options -> options.overTls(new RadsecOptions(0, shown)));
    UUID subscriber = isp.services.subscriber();
    isp.credential(isp.services.service(subscriber), subscriber, "ada", "secret");
    named("BNG.example");
    await().atMost(SOON).until(() -> isp.accepted("ada", "secret"));
  }

  @AfterAll
  static void stop() {
    isp.close();
  }

  @Test
  void anAccessServerIsKnownByItsCertificateAndServedAsAnyOther() throws Exception {
    try (RadiusClient bng = over("bng.example")) {
      PacketView accept = reply(bng.pap("ada", "secret", AttributeBlock.EMPTY));
      PacketView reject = reply(bng.chap("ada", "wrong", AttributeBlock.EMPTY));
      PacketView stored =
          reply(bng.account(AcctStatusType.START, RadiusFixture.report("tls-1", "ada", 5)));

      assertThat(accept.code()).isEqualTo(2);
      assertThat(accept.first(Mikrotik.RATE_LIMIT)).contains("50M/100M");
      assertThat(reject.code()).isEqualTo(3);
      assertThat(stored.code()).isEqualTo(5);
      assertThat(isp.rows("select radius_client_id from radius_session_open"
              + " where tenant_id = ? and session_id = 'tls-1'"))
          .containsExactly(isp.client.toString());
    }
  }

  @Test
  void aCertificateThatIsNoClientsIsRefused() throws Exception {
    long before = isp.radius.radsec().orElseThrow().refused();
    try (RadiusClient nobody = over("somebody.example")) {
      assertThat(nobody
              .retransmitting(Retransmission.ofMillis(1_500))
              .authenticationStatus()
              .get(30, TimeUnit.SECONDS))
          .isInstanceOf(SendOutcome.TimedOut.class);
    }

    assertThat(isp.radius.radsec().orElseThrow().refused()).isGreaterThan(before);
  }

  @Test
  void aClientThatIsRenamedLosesItsConnection() throws Exception {
    try (RadiusClient bng = over("bng.example")) {
      assertThat(reply(bng.authenticationStatus()).code()).isEqualTo(2);
      named("other.example");
      RadiusClient brief = bng.retransmitting(Retransmission.ofMillis(1_500));

      await()
          .atMost(SOON)
          .until(() -> brief.authenticationStatus().join() instanceof SendOutcome.TimedOut);
    } finally {
      named("bng.example");
    }
    try (RadiusClient bng = over("bng.example")) {
      assertThat(reply(bng.authenticationStatus()).code()).isEqualTo(2);
    }
  }

  @Test
  void radsecproxyBringsTheRequestsOfANas() throws Exception {
    PeerProgram program = PeerProgram.required("/usr/sbin/radsecproxy");
    int port = FreeRadiusServer.freePorts(1)[0];
    Path file = folder.resolve("radsecproxy.conf");
    Files.writeString(
        file,
        CONFIGURATION
            .replace("FOLDER", folder.toString())
            .replace("PORT_UDP", String.valueOf(port))
            .replace(
                "PORT_TLS", String.valueOf(isp.radius.radsec().orElseThrow().port())));
    Process proxy = program.start(
        folder.resolve("radsecproxy.out"),
        "-f",
        "-c",
        file.toString(),
        "-d",
        "2",
        "-i",
        folder.resolve("radsecproxy.pid").toString());
    try (RadiusClient opened =
        RadiusClient.open(LOOPBACK, port, port, SharedSecret.of("testing123"))) {
      RadiusClient nas = opened
          .excusingMessageAuthenticator()
          .retransmitting(Retransmission.ofMillis(500, 500, 1000, 1000, 2000, 5000));

      PacketView accept = reply(nas.pap("ada", "secret", AttributeBlock.EMPTY));
      assertThat(accept.code()).isEqualTo(2);
      assertThat(accept.first(Mikrotik.RATE_LIMIT)).contains("50M/100M");
      assertThat(reply(nas.pap("ada", "wrong", AttributeBlock.EMPTY)).code()).isEqualTo(3);
      assertThat(reply(nas.account(AcctStatusType.START, RadiusFixture.report("tls-2", "ada", 5)))
              .code())
          .isEqualTo(5);
    } catch (AssertionError e) {
      throw new AssertionError(Files.readString(folder.resolve("radsecproxy.out")), e);
    } finally {
      PeerProgram.stop(proxy);
    }
  }

  private static final String CONFIGURATION = """
      ListenUDP 127.0.0.1:PORT_UDP
      LogLevel 2
      LogDestination file://FOLDER/radsecproxy.log
      tls default {
        CACertificateFile FOLDER/ca.pem
        CertificateFile FOLDER/bng.pem
        CertificateKeyFile FOLDER/bng.key
      }
      client nas {
        host 127.0.0.1
        type udp
        secret testing123
      }
      server isp {
        host 127.0.0.1
        port PORT_TLS
        type tls
        secret radsec
        certificateNameCheck off
      }
      realm * {
        server isp
        accountingServer isp
      }
      """;

  private static void named(String certificate) {
    isp.services.sql(
        "update radius_client set certificate_name = ? where id = ?",
        certificate.toLowerCase(java.util.Locale.ROOT),
        isp.client);
    // A certificate may have capitals, the index has none.
    await().atMost(SOON).untilAsserted(() -> {
      try (RadiusClient probe = over(certificate)) {
        assertThat(probe
                .retransmitting(Retransmission.ofMillis(1_500))
                .authenticationStatus()
                .get(30, TimeUnit.SECONDS))
            .isInstanceOf(SendOutcome.Answered.class);
      }
    });
  }

  private static RadiusClient over(String name) throws Exception {
    InetSocketAddress address =
        new InetSocketAddress(LOOPBACK, isp.radius.radsec().orElseThrow().port());
    return RadiusClient.over(
            RadsecSender.openWithoutName(address, TlsFiles.context(identity(authority.peer(name)))),
            address,
            Radsec.SECRET)
        .retransmitting(Retransmission.ofMillis(20_000));
  }

  private static TlsIdentity identity(TestCertificates.Issued own) {
    return new TlsIdentity(
        own.key(), List.of(own.certificate()), List.of(authority.authority().certificate()));
  }

  private static PacketView reply(CompletableFuture<SendOutcome> asked) throws Exception {
    SendOutcome outcome = asked.get(60, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(SendOutcome.Answered.class);
    return ((SendOutcome.Answered) outcome).reply();
  }
}
