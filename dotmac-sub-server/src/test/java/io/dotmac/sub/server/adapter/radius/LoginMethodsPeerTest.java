package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.radius.EapolTest;
import io.dotmac.sub.radius.PeerProgram;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.auth.MsChap;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.eap.TestCertificates;
import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.server.security.password.Passwords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All ways to prove a password, through the whole server: of services in the database, by
 * FreeRADIUS' radclient and wpa_supplicant's eapol_test where they are installed.
 */
class LoginMethodsPeerTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SECRET = "a long shared secret";

  @TempDir
  static Path folder;

  private static RadiusFixture isp;
  private static UUID overdue;

  @BeforeAll
  static void start() throws Exception {
    TestCertificates authority = new TestCertificates("Lagoon Fibre");
    authority.authority().write(folder, "ca");
    authority.client("carol").write(folder, "carol");
    authority.client("gone").write(folder, "gone");
    authority.client("nobody").write(folder, "nobody");
    new TestCertificates("Somebody Else").client("carol").write(folder, "stranger");
    TestCertificates.Issued shown = authority.server("radius.example");
    TlsIdentity identity = new TlsIdentity(
        shown.key(), List.of(shown.certificate()), List.of(authority.authority().certificate()));
    isp = new RadiusFixture(folder, 3799, options -> options.showing(identity));
    // Each of the peers is a line of its own.
    isp.db.run(isp.tenant, tx -> Settings.set(tx, AccessRules.SESSIONS, "100"));
    user("ada", "clear", "secret");
    user("bob", "nt_hash", HexFormat.of().formatHex(Credential.ntHashOf("secret")));
    user("dora", "password_hash", new Passwords().hash("secret"));
    user("carol", "clear", "another password");
    UUID gone = user("gone", "clear", "secret");
    isp.services.sql("update access_credential set is_active = false where id = ?", gone);
    UUID subscriber = isp.services.subscriber();
    overdue = isp.services.service(subscriber);
    isp.credential(overdue, subscriber, "ola", "secret");
    await()
        .atMost(SOON)
        .until(() -> isp.accepted("ola", "secret") && isp.accepted("dora", "secret"));
  }

  @AfterAll
  static void stop() {
    isp.close();
  }

  private static UUID user(String name, String kind, String secret) {
    UUID subscriber = isp.services.subscriber();
    return isp.credential(isp.services.service(subscriber), subscriber, name, kind, secret);
  }

  @ParameterizedTest
  @CsvSource({
    "ada, User-Password", "ada, CHAP-Password", "ada, MS-CHAP-Password",
    "bob, User-Password", "bob, MS-CHAP-Password", "dora, User-Password",
  })
  void radclientIsLetInWithTheRightPasswordAndItsSpeed(String user, String attribute)
      throws Exception {
    String right = radclient("User-Name=" + user + "," + attribute + "=secret");
    String wrong = radclient("User-Name=" + user + "," + attribute + "=wrong");

    assertThat(right).contains("Received Access-Accept", "Mikrotik-Rate-Limit = \"50M/100M\"");
    assertThat(wrong).contains("Received Access-Reject").doesNotContain("Mikrotik-Rate-Limit");
    assertThat(right.contains("MS-CHAP-MPPE-Keys")).isEqualTo(attribute.startsWith("MS-"));
  }

  @ParameterizedTest
  @CsvSource({"bob, CHAP-Password", "dora, CHAP-Password", "dora, MS-CHAP-Password"})
  void aHashThatCannotAnswerAMethodIsSaidAsTheReason(String user, String attribute)
      throws Exception {
    assertThat(radclient("User-Name=" + user + "," + attribute + "=secret"))
        .contains("Received Access-Reject");

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(reasons(user)).contains("method_unsupported"));
  }

  @Test
  void msChapV2IsAnsweredWithTheServersOwnProof() {
    byte[] challenge = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    byte[] peer = HexFormat.of().parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
    byte[] hash = Credential.ntHashOf("secret");
    byte[] mixed = MsChap.challengeHash(peer, challenge, "bob".getBytes(StandardCharsets.UTF_8));
    byte[] response = MsChap.response(mixed, hash);

    PacketView right = msChapV2(challenge, peer, response);
    response[0] ^= 1;
    PacketView wrong = msChapV2(challenge, peer, response);
    response[0] ^= 1;

    assertThat(right.code()).isEqualTo(2);
    assertThat(text(right.first(Microsoft.CHAP2_SUCCESS).orElseThrow()))
        .isEqualTo(MsChap.authenticatorResponse(hash, response, mixed));
    assertThat(right.has(Microsoft.MPPE_SEND_KEY)).isTrue();
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(text(wrong.first(Microsoft.CHAP_ERROR).orElseThrow())).startsWith("E=691 R=0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MD5|ada|",
        "MSCHAPV2|ada|",
        "MSCHAPV2|bob|",
        "PEAP|ada|phase2=\"auth=MSCHAPV2\"",
        "PEAP|bob|phase2=\"auth=MSCHAPV2\"",
        "TTLS|ada|phase2=\"auth=PAP\"",
        "TTLS|bob|phase2=\"auth=PAP\"",
        "TTLS|dora|phase2=\"auth=PAP\"",
        "TTLS|ada|phase2=\"auth=CHAP\"",
        "TTLS|ada|phase2=\"auth=MSCHAP\"",
        "TTLS|bob|phase2=\"auth=MSCHAPV2\"",
      })
  void eapolTestIsLetInWithTheRightPasswordOnly(String method, String user, String more)
      throws Exception {
    PeerProgram.Result right = eapol().run(method, user, "secret", more);
    PeerProgram.Result wrong = eapol().run(method, user, "wrong", more);

    assertThat(right.output()).endsWith("SUCCESS\n");
    assertThat(wrong.output()).endsWith("FAILURE\n").doesNotContain("code=2 (Access-Accept)");
    await().atMost(SOON).untilAsserted(() -> assertThat(reasons(user)).contains("wrong_password"));
  }

  @Test
  void aLockOnTheServiceIsHonouredInsideATunnelToo() throws Exception {
    isp.lock(overdue, LockReason.OVERDUE, LockEffect.SUSPEND);
    await().atMost(SOON).until(() -> !isp.accepted("ola", "secret"));

    PeerProgram.Result locked = eapol().run("PEAP", "ola", "secret", "phase2=\"auth=MSCHAPV2\"");
    isp.release(overdue, LockReason.OVERDUE);
    await().atMost(SOON).until(() -> isp.accepted("ola", "secret"));
    PeerProgram.Result paid = eapol().run("PEAP", "ola", "secret", "phase2=\"auth=MSCHAPV2\"");

    assertThat(locked.output()).endsWith("FAILURE\n");
    assertThat(paid.output()).endsWith("SUCCESS\n");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(reasons("ola")).contains("suspended_overdue"));
  }

  @Test
  void aCertificateLetsInTheActiveCredentialItNames() throws Exception {
    EapolTest eapol = eapol();

    assertThat(eapol.certificate("carol", "carol").output()).endsWith("SUCCESS\n");
    assertThat(eapol.certificate("ada", "carol").output())
        .as("a certificate of somebody else")
        .endsWith("FAILURE\n");
    assertThat(eapol.certificate("carol", "stranger").output())
        .as("a certificate of an authority that is not trusted")
        .endsWith("FAILURE\n");
    assertThat(eapol.certificate("gone", "gone").output())
        .as("a credential that is switched off")
        .endsWith("FAILURE\n");
    assertThat(eapol.certificate("nobody", "nobody").output())
        .as("a certificate that names no credential")
        .endsWith("FAILURE\n");
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(reasons("gone")).contains("disabled");
      assertThat(reasons("nobody")).contains("unknown_user");
    });
  }

  private static EapolTest eapol() {
    return EapolTest.asking(folder, isp.radius.authPort(), SECRET);
  }

  private static String radclient(String attributes) throws Exception {
    return PeerProgram.required("/usr/bin/radclient")
        .run(
            folder,
            attributes + ",Message-Authenticator=0x00\n",
            "-x",
            "-r",
            "1",
            "-t",
            "5",
            "127.0.0.1:" + isp.radius.authPort(),
            "auth",
            SECRET)
        .output();
  }

  private static PacketView msChapV2(byte[] challenge, byte[] peer, byte[] response) {
    byte[] value = new byte[50];
    value[0] = 7;
    System.arraycopy(peer, 0, value, 2, peer.length);
    System.arraycopy(response, 0, value, 26, response.length);
    SendOutcome outcome = isp.asking
        .access(AttributeBlock.builder()
            .add(Attributes.USER_NAME, "bob")
            .add(Microsoft.CHAP_CHALLENGE, challenge)
            .add(Microsoft.CHAP2_RESPONSE, value)
            .build())
        .join();
    return ((SendOutcome.Answered) outcome).reply();
  }

  /** What follows the identifier. */
  private static String text(byte[] value) {
    assertThat(value[0]).isEqualTo((byte) 7);
    return new String(value, 1, value.length - 1, StandardCharsets.US_ASCII);
  }

  private static List<String> reasons(String user) {
    return isp.rows(
        "select reason from radius_auth_log where tenant_id = ? and username = '" + user + "'");
  }
}
