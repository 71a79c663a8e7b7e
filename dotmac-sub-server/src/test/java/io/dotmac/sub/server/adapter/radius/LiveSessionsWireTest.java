package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.coa.NasAnswer;
import io.dotmac.sub.radius.coa.SimulatedNas;
import io.dotmac.sub.radius.packet.PacketCode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a session that is up when the right to it changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveSessionsWireTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private SimulatedNas router;
  private RadiusFixture isp;
  private int number;
  private UUID amaka;
  private UUID home;
  private UUID credential;
  private String user;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    router = SimulatedNas.start(
        InetAddress.getLoopbackAddress(), 0, RadiusFixture.SECRET, request -> new NasAnswer.Ack());
    isp = new RadiusFixture(folder, router.target().address().getPort());
  }

  @AfterAll
  void stop() {
    isp.close();
    router.close();
  }

  @BeforeEach
  void oneSession() {
    user = "live" + ++number;
    amaka = isp.services.subscriber();
    home = isp.services.service(amaka);
    credential = isp.credential(home, amaka, user, "secret");
    await().atMost(SOON).until(() -> isp.accepted(user, "secret"));
    isp.account(AcctStatusType.START, "s-" + user, user, 0);
  }

  @Test
  void aCredentialThatIsSwitchedOffLosesItsLiveSession() {
    isp.services.sql("update access_credential set is_active = false where id = ?", credential);

    await().atMost(SOON).until(() -> disconnects() == 1);
    await().atMost(SOON).until(() -> !isp.accepted(user, "secret"));
  }

  @Test
  void aCredentialThatIsSwitchedOffLeavesTheSessionOfItsServicesOtherCredentialUp() {
    UUID spare = isp.credential(home, amaka, "spare-" + user, "secret");

    isp.services.sql("update access_credential set is_active = false where id = ?", spare);

    await().atMost(SOON).untilAsserted(() -> assertThat(intents()).containsExactly("done"));
    assertThat(disconnects()).isZero();
  }

  @Test
  void aCredentialThatIsDeletedLosesItsLiveSession() {
    isp.credential(home, amaka, "spare-" + user, "secret");

    isp.services.sql("delete from access_credential where id = ?", credential);

    await().atMost(SOON).until(() -> disconnects() == 1);
  }

  @Test
  void aThrottledSessionOfAnUnlimitedPlanIsCutWhenTheLockIsLiftedSinceNoRateSaysUnlimited() {
    unlimited();
    isp.lock(home, LockReason.QUOTA, LockEffect.THROTTLE);
    await().atMost(SOON).until(() -> rates().equals(List.of("1M/2M")));

    isp.release(home, LockReason.QUOTA);

    await().atMost(SOON).until(() -> disconnects() == 1);
    await()
        .atMost(SOON)
        .until(() -> isp.login(user, "secret").first(Mikrotik.RATE_LIMIT).isEmpty());
  }

  @Test
  void aSessionOfAnUnlimitedPlanIsCutForItsThrottleOnlyOnce() {
    unlimited();
    isp.lock(home, LockReason.QUOTA, LockEffect.THROTTLE);
    await().atMost(SOON).until(() -> rates().equals(List.of("1M/2M")));
    isp.release(home, LockReason.QUOTA);
    await().atMost(SOON).until(() -> disconnects() == 1);

    isp.services.sql("update subscription set status = 'suspended' where id = ?", home);
    await().atMost(SOON).until(() -> disconnects() == 2);
    isp.services.sql("update subscription set status = 'active' where id = ?", home);

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(intents()).isNotEmpty().containsOnly("done"));
    assertThat(disconnects()).isEqualTo(2);
  }

  @Test
  void aNasWithoutASecretIsReportedOnceAndNotAskedForWithEachReportOfTraffic() {
    forgetTheNas();
    isp.lock(home, LockReason.ADMIN, LockEffect.REJECT);
    await().atMost(SOON).untilAsserted(() -> assertThat(intents()).containsExactly("failed"));

    for (int i = 1; i <= 3; i++) {
      isp.account(AcctStatusType.INTERIM_UPDATE, "s-" + user, user, i);
      forgetTheNas();
    }
    assertThat(intents()).containsExactly("failed");

    isp.services.sql(
        "insert into enforcement_intent (tenant_id, subscription_id) values (?, ?)",
        isp.tenant.value(),
        home);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(intents()).containsExactly("failed", "failed"));
    assertThat(alerts()).hasSize(1);
  }

  @Test
  void whatFailedForWantOfASecretIsTriedAgainWhenTheNasGetsOne() {
    forgetTheNas();
    isp.lock(home, LockReason.ADMIN, LockEffect.REJECT);
    await().atMost(SOON).untilAsserted(() -> assertThat(intents()).containsExactly("failed"));

    isp.services.sql(
        "update radius_accounting_session set radius_client_id = ? where session_id = ?",
        isp.client,
        "s-" + user);
    isp.services.sql("update radius_client set description = 'x' where id = ?", isp.client);

    await().atMost(SOON).until(() -> disconnects() == 1);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(intents()).containsExactly("failed", "done"));
  }

  private void unlimited() {
    isp.services.sql(
        "insert into catalog_offer select * from jsonb_populate_record(null::catalog_offer,"
            + " (select to_jsonb(o) || jsonb_build_object('id', ?::text, 'down_kbps', null,"
            + " 'up_kbps', null) from catalog_offer o where id = ?))",
        amaka,
        isp.services.offer());
    isp.services.sql("update subscription set offer_id = ? where id = ?", amaka, home);
    await()
        .atMost(SOON)
        .until(() -> isp.login(user, "secret").first(Mikrotik.RATE_LIMIT).isEmpty());
    await().atMost(SOON).untilAsserted(() -> assertThat(intents()).containsExactly("done"));
    assertThat(disconnects()).isZero();
  }

  private void forgetTheNas() {
    isp.services.sql(
        "update radius_accounting_session set radius_client_id = null where session_id = ?",
        "s-" + user);
  }

  private List<String> intents() {
    return isp.rows("select status from enforcement_intent where tenant_id = ?"
        + " and subscription_id = '" + home + "' order by requested_at");
  }

  private List<String> alerts() {
    return isp.rows("select event_type from event_store where tenant_id = ?"
        + " and subscription_id = '" + home + "' and event_type = 'network.alert'");
  }

  private long disconnects() {
    return mine(PacketCode.DISCONNECT_REQUEST).count();
  }

  private List<String> rates() {
    return mine(PacketCode.COA_REQUEST)
        .flatMap(request -> request.first(Mikrotik.RATE_LIMIT).stream())
        .toList();
  }

  private Stream<io.dotmac.sub.radius.packet.PacketView> mine(PacketCode code) {
    return router.received().stream()
        .filter(request -> request.is(code))
        .filter(
            request -> request.first(Attributes.ACCT_SESSION_ID).orElse("").equals("s-" + user));
  }
}
