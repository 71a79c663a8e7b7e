package io.dotmac.sub.radius.eap;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.EapolTest;
import io.dotmac.sub.radius.PeerProgram;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.eap.tls.EapTls;
import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.RadiusServer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against wpa_supplicant's eapol_test, where it is installed (Debian: eapoltest). */
class EapolTestPeerTest {
  private static final Map<String, Credential> USERS = Map.of(
      "ada", Credential.clearText("secret"),
      "bob", Credential.ntHash(Credential.ntHashOf("secret")),
      "carol", Credential.certificate());

  @TempDir
  static Path folder;

  private static EapolTest eapolTest;
  private static RadiusServer server;

  @BeforeAll
  static void start() throws Exception {
    PeerProgram.required("/usr/bin/eapol_test");
    TestCertificates authority = new TestCertificates("Test Authority");
    authority.authority().write(folder, "ca");
    authority.client("carol").write(folder, "carol");
    new TestCertificates("Somebody Else").client("carol").write(folder, "stranger");
    TestCertificates.Issued shown = authority.server("radius.example");
    TlsIdentity identity = new TlsIdentity(
        shown.key(), List.of(shown.certificate()), List.of(authority.authority().certificate()));
    AccessPolicy users = AccessPolicy.deciding(request -> {
      Credential credential = USERS.get(request.userName().orElse(""));
      return credential == null
          ? AccessDecision.reject(RejectReason.UNKNOWN_USER)
          : AccessDecision.of(credential.check(request.attempt()), AttributeBlock.EMPTY);
    });
    EapMethod inner = EapMethod.msChapV2("radius.example");
    AccessPolicy policy = EapPolicy.over(
        users,
        EapTls.peap(identity, inner, EapMethod.md5()),
        EapTls.ttls(identity),
        EapTls.certificates(identity),
        inner,
        EapMethod.md5());
    NasClient nas = NasClient.of("nas", IpPrefix.parse("127.0.0.1"), SharedSecret.of("testing123"));
    server = RadiusServer.builder(NasDirectory.of(List.of(nas)))
        .bind(InetAddress.getLoopbackAddress())
        .ports(0, 0)
        .readers(1)
        .receiveBuffer(1 << 20)
        .rejectDelay(Duration.ZERO)
        .access(policy)
        .start();
    eapolTest = EapolTest.asking(folder, server.authPort(), "testing123");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MD5|ada|",
        "MSCHAPV2|ada|",
        "MSCHAPV2|bob|",
        "PEAP|ada|phase1=\"peapver=0\" phase2=\"auth=MSCHAPV2\"",
        "PEAP|bob|phase2=\"auth=MSCHAPV2\"",
        "PEAP|ada|phase2=\"auth=MD5\"",
        "TTLS|ada|phase2=\"auth=PAP\"",
        "TTLS|bob|phase2=\"auth=PAP\"",
        "TTLS|ada|phase2=\"auth=CHAP\"",
        "TTLS|ada|phase2=\"auth=MSCHAP\"",
        "TTLS|ada|phase2=\"auth=MSCHAPV2\"",
      })
  void letsInWhoKnowsThePasswordAndNobodyElse(String method, String user, String more)
      throws Exception {
    PeerProgram.Result right = eapolTest.run(method, user, "secret", more);
    PeerProgram.Result wrong = eapolTest.run(method, user, "wrong", more);

    assertThat(right.output()).endsWith("SUCCESS\n");
    assertThat(right.code()).isZero();
    assertThat(wrong.output()).endsWith("FAILURE\n").doesNotContain("code=2 (Access-Accept)");
    assertThat(
            server.metrics().total().dropped(io.dotmac.sub.radius.server.DropReason.POLICY_FAILED))
        .isZero();
  }

  @Test
  void theFragmentsOfASmallLinkAreTakenAndMade() throws Exception {
    PeerProgram.Result result =
        eapolTest.run("PEAP", "ada", "secret", "phase2=\"auth=MSCHAPV2\" fragment_size=150");

    assertThat(result.output()).endsWith("SUCCESS\n");
  }

  @Test
  void aCertificateLetsInWhomItNames() throws Exception {
    assertThat(eapolTest.certificate("carol", "carol").output()).endsWith("SUCCESS\n");
    assertThat(eapolTest.certificate("ada", "carol").output())
        .as("a certificate of somebody else")
        .endsWith("FAILURE\n");
    assertThat(eapolTest.certificate("carol", "stranger").output())
        .as("a certificate of an authority that is not trusted")
        .endsWith("FAILURE\n");
    assertThat(server.metrics().total().rejectsByReason())
        .containsKeys("certificate_of_another", "tls_failed");
  }
}
