package io.dotmac.sub.radius.radsec;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.FreeRadiusServer;
import io.dotmac.sub.radius.PeerProgram;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against radsecproxy, on both of its sides, where it is installed (Debian: radsecproxy). */
class RadsecProxyPeerTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir
  Path folder;

  @Test
  void takesWhatRadsecproxyForwardsAndForwardsThroughIt() throws Exception {
    PeerProgram program = PeerProgram.required("/usr/sbin/radsecproxy");
    int[] ports = FreeRadiusServer.freePorts(2);
    try (RadsecFixture fixture = new RadsecFixture()) {
      fixture.authority.authority().write(folder, "ca");
      fixture.authority.peer("nas.example").write(folder, "proxy");
      Path file = folder.resolve("radsecproxy.conf");
      Files.writeString(file, configuration(fixture, ports[0], ports[1]));
      Process proxy = program.start(
          folder.resolve("radsecproxy.log"),
          "-f",
          "-c",
          file.toString(),
          "-d",
          "2",
          "-i",
          folder.resolve("radsecproxy.pid").toString());
      try {
        overUdp(ports[0]);
        overTls(fixture, ports[1]);
      } catch (AssertionError e) {
        throw new AssertionError(Files.readString(folder.resolve("radsecproxy.log")), e);
      } finally {
        PeerProgram.stop(proxy);
      }
    }
  }

  /** Our client, UDP, radsecproxy, TLS, our server. */
  private static void overUdp(int port) throws Exception {
    try (RadiusClient opened =
        RadiusClient.open(LOOPBACK, port, port, SharedSecret.of("testing123"))) {
      RadiusClient client = opened
          .excusingMessageAuthenticator()
          .retransmitting(Retransmission.ofMillis(500, 500, 1000, 1000, 2000, 5000));
      assertThat(code(client, "ada@tls", "secret")).isEqualTo(2);
      assertThat(code(client, "ada@tls", "wrong")).isEqualTo(3);
      SendOutcome stored = client
          .account(
              AcctStatusType.START,
              AttributeBlock.builder()
                  .add(Attributes.USER_NAME, "ada@tls")
                  .add(Attributes.ACCT_SESSION_ID, "1")
                  .build())
          .get(60, TimeUnit.SECONDS);
      assertThat(((SendOutcome.Answered) stored).reply().code()).isEqualTo(5);
    }
  }

  /** Our client, TLS, radsecproxy, UDP, our server. */
  private static void overTls(RadsecFixture fixture, int port) throws Exception {
    InetSocketAddress address = new InetSocketAddress(LOOPBACK, port);
    try (RadiusClient opened = RadiusClient.over(
        RadsecSender.openWithoutName(address, fixture.tls("ours.example")),
        address,
        Radsec.SECRET)) {
      RadiusClient client =
          opened.excusingMessageAuthenticator().retransmitting(Retransmission.ofMillis(30_000));
      assertThat(code(client, "ada@udp", "secret")).isEqualTo(2);
      assertThat(code(client, "ada@udp", "wrong")).isEqualTo(3);
    }
  }

  private static int code(RadiusClient client, String user, String password) throws Exception {
    SendOutcome outcome =
        client.pap(user, password, AttributeBlock.EMPTY).get(60, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(SendOutcome.Answered.class);
    return ((SendOutcome.Answered) outcome).reply().code();
  }

  private String configuration(RadsecFixture fixture, int udp, int tls) {
    return """
        ListenUDP 127.0.0.1:UDP
        ListenTLS 127.0.0.1:TLS
        LogLevel 2
        LogDestination file://FOLDER/radsecproxy.log
        tls default {
          CACertificateFile FOLDER/ca.pem
          CertificateFile FOLDER/proxy.pem
          CertificateKeyFile FOLDER/proxy.key
        }
        client nas {
          host 127.0.0.1
          type udp
          secret testing123
        }
        client peer {
          host 127.0.0.1
          type tls
          secret radsec
          certificateNameCheck off
        }
        server overTls {
          host 127.0.0.1
          port RADSEC
          type tls
          secret radsec
          certificateNameCheck off
        }
        server overUdp {
          host 127.0.0.1
          port AUTH
          type udp
          secret testing123
        }
        realm tls {
          server overTls
          accountingServer overTls
        }
        realm udp {
          server overUdp
        }
        """.replace("FOLDER", folder.toString())
        .replace("127.0.0.1:UDP", "127.0.0.1:" + udp)
        .replace("127.0.0.1:TLS", "127.0.0.1:" + tls)
        .replace("RADSEC", String.valueOf(fixture.radsec().port()))
        .replace("AUTH", String.valueOf(fixture.server.authPort()));
  }
}
