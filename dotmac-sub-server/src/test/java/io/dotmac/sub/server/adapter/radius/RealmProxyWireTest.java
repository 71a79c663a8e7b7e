package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.access.realm.RadiusHomeServer;
import io.dotmac.sub.core.access.realm.RadiusHomeServerTerms;
import io.dotmac.sub.core.access.realm.RadiusHomeServers;
import io.dotmac.sub.core.access.realm.RadiusRealm;
import io.dotmac.sub.core.access.realm.RadiusRealmTerms;
import io.dotmac.sub.core.access.realm.RadiusRealms;
import io.dotmac.sub.core.access.realm.RealmAccounting;
import io.dotmac.sub.core.access.realm.RealmForm;
import io.dotmac.sub.radius.FreeRadiusServer;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.radius.server.AccountingSink;
import io.dotmac.sub.radius.server.RadiusServer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of realms, whom servers of somebody else know; one of them FreeRADIUS, if installed. */
class RealmProxyWireTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SECRET = "testing123";

  @TempDir
  static Path folder;

  private static RadiusFixture isp;
  private static RadiusServer partner;
  private static DatagramSocket silent;
  private static final List<AccountingRecord> AT_PARTNER = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    isp = new RadiusFixture(folder, 3799);
    UUID subscriber = isp.services.subscriber();
    isp.credential(isp.services.service(subscriber), subscriber, "ada", "own secret");
    partner = partner();
    silent = new DatagramSocket(0, LOOPBACK);
    UUID roaming = realm("partner.example", RealmForm.SUFFIX, RealmAccounting.HOME);
    home(roaming, 1, silent.getLocalPort(), silent.getLocalPort());
    home(roaming, 2, partner.authPort(), partner.acctPort());
    UUID campus = realm("campus", RealmForm.PREFIX, RealmAccounting.LOCAL);
    home(campus, 1, partner.authPort(), partner.acctPort());
    await().atMost(SOON).until(() -> isp.accepted("ada", "own secret"));
  }

  @AfterAll
  static void stop() {
    isp.close();
    partner.close();
    silent.close();
  }

  @Test
  void aUserOfARealmIsKnownByTheServerThatAnswersWhereAnotherIsDead() {
    PacketView accept = reply("ada@partner.example", "partner secret");

    assertThat(accept.code()).isEqualTo(2);
    assertThat(accept.first(Attributes.CLASS))
        .hasValueSatisfying(
            octets -> assertThat(new String(octets, StandardCharsets.UTF_8)).isEqualTo("partner"));
    assertThat(isp.radius.deadHomes()).containsExactly("127.0.0.1 of partner.example");
    assertThat(reply("ada@partner.example", "own secret").code())
        .as("the password of one's own user of that name")
        .isEqualTo(3);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(isp.rows("select reason from radius_auth_log where"
                + " tenant_id = ? and username = 'ada@partner.example'"))
            .contains("rejected_by_home"));
  }

  @Test
  void whoIsOfNoRealmIsOnesOwn() {
    assertThat(isp.accepted("ada", "own secret")).isTrue();
    assertThat(isp.accepted("ada@elsewhere.example", "own secret")).isTrue();
  }

  @Test
  void accountingGoesHomeWhereTheRealmSaysSoAndStaysHereElsewhere() {
    isp.account(AcctStatusType.START, "roaming-1", "ada@partner.example", 1);
    isp.account(AcctStatusType.START, "campus-1", "campus\\ada", 1);

    assertThat(AT_PARTNER)
        .extracting(AccountingRecord::sessionId)
        .contains("roaming-1")
        .doesNotContain("campus-1");
    assertThat(isp.rows("select session_id from radius_session_open where tenant_id = ?"))
        .contains("campus-1")
        .doesNotContain("roaming-1");
  }

  @Test
  void aRealmThatIsSwitchedOffIsOnesOwnAgain() {
    UUID guests = realm("guests.example", RealmForm.SUFFIX, RealmAccounting.LOCAL);
    home(guests, 1, partner.authPort(), partner.acctPort());
    await()
        .atMost(SOON)
        .until(() -> reply("ada@guests.example", "partner secret").code() == 2);

    isp.services.sql("update radius_realm set is_active = false where id = ?", guests);

    await().atMost(SOON).until(() -> reply("ada@guests.example", "own secret").code() == 2);
    assertThat(reply("ada@guests.example", "partner secret").code()).isEqualTo(3);
  }

  @Test
  void freeRadiusAsTheHomeServerProvesPapAndChap() throws Exception {
    try (FreeRadiusServer home = FreeRadiusServer.start(folder)) {
      UUID realm = realm("free.example", RealmForm.SUFFIX, RealmAccounting.HOME);
      home(realm, 1, home.authPort(), home.acctPort());

      await().atMost(SOON).until(() -> reply("ada@free.example", "secret").code() == 2);
      assertThat(reply("ada@free.example", "wrong").code()).isEqualTo(3);
      SendOutcome chap =
          isp.asking.chap("ada@free.example", "secret", AttributeBlock.EMPTY).join();
      assertThat(((SendOutcome.Answered) chap).reply().code()).isEqualTo(2);
      isp.account(AcctStatusType.START, "free-1", "ada@free.example", 1);
      assertThat(isp.rows("select session_id from radius_session_open where tenant_id = ?"))
          .doesNotContain("free-1");
    }
  }

  private static RadiusServer partner() throws IOException {
    AccessPolicy users = AccessPolicy.deciding(request -> AccessDecision.of(
        Credential.clearText("partner secret").check(request.attempt()),
        AttributeBlock.of(Attributes.CLASS, "partner".getBytes(StandardCharsets.UTF_8))));
    NasClient proxy = NasClient.of("proxy", IpPrefix.parse("127.0.0.1"), SharedSecret.of(SECRET));
    return RadiusServer.builder(NasDirectory.of(List.of(proxy)))
        .bind(LOOPBACK)
        .ports(0, 0)
        .readers(1)
        .rejectDelay(Duration.ZERO)
        .access(users)
        .accounting(AccountingSink.storing(AT_PARTNER::addAll))
        .start();
  }

  private static UUID realm(String name, RealmForm form, RealmAccounting accounting) {
    RadiusRealm made = isp.db.inTx(
        isp.tenant,
        tx -> new RadiusRealms().create(tx, new RadiusRealmTerms(name, form, accounting, null)));
    return made.id().value();
  }

  private static void home(UUID realm, int priority, int authPort, int acctPort) {
    RadiusHomeServer made = isp.db.inTx(
        isp.tenant,
        tx -> new RadiusHomeServers(isp.secrets)
            .create(
                tx,
                new RadiusHomeServerTerms(
                    new io.dotmac.sub.core.access.realm.RadiusRealmId(realm),
                    priority,
                    "127.0.0.1",
                    authPort,
                    acctPort,
                    false,
                    null),
                SECRET));
    assertThat(made.isActive()).isTrue();
  }

  private static PacketView reply(String user, String password) {
    return isp.login(user, password);
  }
}
