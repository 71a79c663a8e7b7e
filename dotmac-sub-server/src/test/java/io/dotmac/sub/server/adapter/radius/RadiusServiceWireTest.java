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
import io.dotmac.sub.radius.packet.PacketView;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RadiusServiceWireTest {
  /** It takes a fraction of a second; a loaded machine may take its time. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private SimulatedNas router;
  private RadiusFixture isp;
  private volatile NasAnswer routerSays = new NasAnswer.Ack();
  private int number;
  private UUID amaka;
  private UUID home;
  private String user;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    router = SimulatedNas.start(
        InetAddress.getLoopbackAddress(), 0, RadiusFixture.SECRET, request -> routerSays);
    isp = new RadiusFixture(folder, router.target().address().getPort());
  }

  @AfterAll
  void stop() {
    isp.close();
    router.close();
  }

  @org.junit.jupiter.api.BeforeEach
  void oneService() {
    routerSays = new NasAnswer.Ack();
    user = "user" + ++number;
    amaka = isp.services.subscriber();
    home = isp.services.service(amaka);
    isp.credential(home, amaka, user, "secret");
    await().atMost(SOON).until(() -> isp.accepted(user, "secret"));
  }

  @Test
  void anActiveServiceIsAcceptedWithTheSpeedOfItsPlanUploadFirst() {
    PacketView reply = isp.login(user, "secret");

    assertThat(reply.is(PacketCode.ACCESS_ACCEPT)).isTrue();
    assertThat(reply.first(Mikrotik.RATE_LIMIT)).contains("50M/100M");
    assertThat(reply.first(Attributes.ACCT_INTERIM_INTERVAL)).contains(300L);
    assertThat(reply.first(Attributes.CLASS)).isPresent();
  }

  @Test
  void chapIsVerifiedWithTheClearPassword() {
    var outcome = isp.asking
        .chap(user, "secret", io.dotmac.sub.radius.packet.AttributeBlock.EMPTY)
        .join();

    assertThat(outcome.toString()).contains("ACCESS_ACCEPT");
  }

  @Test
  void aWrongPasswordAndAnUnknownUserAreRefusedAlikeAndLoggedApart() {
    PacketView wrong = isp.login(user, "guess");
    PacketView unknown = isp.login("nobody" + user, "guess");

    assertThat(wrong.is(PacketCode.ACCESS_REJECT)).isTrue();
    assertThat(wrong.first(Attributes.REPLY_MESSAGE))
        .isEqualTo(unknown.first(Attributes.REPLY_MESSAGE));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(isp.rows("select reason from radius_auth_log where tenant_id = ?"
                    + " and username like '%" + user + "' and not (username = '"
                    + user + "' and reason = 'unknown_user') order by reason"))
                .containsExactly("unknown_user", "wrong_password"));
  }

  @Test
  void aSuspendedUserIsDisconnectedAndCannotRedial() {
    isp.account(AcctStatusType.START, "s-" + user, user, 0);

    isp.lock(home, LockReason.OVERDUE, LockEffect.SUSPEND);

    await().atMost(SOON).until(() -> !isp.accepted(user, "secret"));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(requests(PacketCode.DISCONNECT_REQUEST)).isEqualTo(1));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(intent()).isEqualTo("done suspended overdue ack"));
    await().atMost(SOON).untilAsserted(() -> assertThat(reasons()).contains("suspended_overdue"));
  }

  @Test
  void suspendingOneOfTwoServicesLeavesTheLoginOfTheOtherAlone() {
    UUID shop = isp.services.service(amaka);
    isp.credential(shop, amaka, "shop-" + user, "secret");
    await().atMost(SOON).until(() -> isp.accepted("shop-" + user, "secret"));

    isp.lock(home, LockReason.ADMIN, LockEffect.REJECT);

    await().atMost(SOON).until(() -> !isp.accepted(user, "secret"));
    assertThat(isp.accepted("shop-" + user, "secret")).isTrue();
  }

  @Test
  void aThrottledSessionIsSlowedAtOnceAndGetsItsOwnSpeedBackWhenTheLockIsLifted() {
    isp.account(AcctStatusType.START, "s-" + user, user, 0);

    isp.lock(home, LockReason.QUOTA, LockEffect.THROTTLE);
    await().atMost(SOON).untilAsserted(() -> assertThat(lastRate()).isEqualTo("1M/2M"));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(isp.login(user, "secret").first(Mikrotik.RATE_LIMIT)).contains("1M/2M"));

    isp.release(home, LockReason.QUOTA);
    await().atMost(SOON).untilAsserted(() -> assertThat(lastRate()).isEqualTo("50M/100M"));
    assertThat(requests(PacketCode.DISCONNECT_REQUEST)).isZero();
  }

  @Test
  void aThrottledServiceGetsItsOwnSpeedBackAndNotThatOfTheSubscribersFirst() {
    UUID shop = isp.services.service(amaka);
    plan(amaka, shop, 40_000, 20_000);
    isp.credential(shop, amaka, "shop-" + user, "secret");
    await().atMost(SOON).until(() -> isp.accepted("shop-" + user, "secret"));
    isp.account(AcctStatusType.START, "s-" + user, "shop-" + user, 0);

    isp.lock(shop, LockReason.QUOTA, LockEffect.THROTTLE);
    await().atMost(SOON).untilAsserted(() -> assertThat(lastRate()).isEqualTo("1M/2M"));
    isp.release(shop, LockReason.QUOTA);

    await().atMost(SOON).untilAsserted(() -> assertThat(lastRate()).isEqualTo("20M/40M"));
    assertThat(isp.login("shop-" + user, "secret").first(Mikrotik.RATE_LIMIT)).contains("20M/40M");
    assertThat(isp.login(user, "secret").first(Mikrotik.RATE_LIMIT)).contains("50M/100M");
  }

  /** Gives a service a plan of its own. */
  private void plan(UUID offer, UUID service, int downKbps, int upKbps) {
    isp.services.sql(
        "insert into catalog_offer select * from jsonb_populate_record(null::catalog_offer,"
            + " (select to_jsonb(o) || jsonb_build_object('id', ?::text, 'down_kbps', ?::int,"
            + " 'up_kbps', ?::int) from catalog_offer o where id = ?))",
        offer,
        downKbps,
        upKbps,
        isp.services.offer());
    isp.services.sql("update subscription set offer_id = ? where id = ?", offer, service);
  }

  @Test
  void throttlingNeverSpeedsUpASlowPlan() {
    plan(amaka, home, 800, 400);
    isp.lock(home, LockReason.QUOTA, LockEffect.THROTTLE);

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(isp.login(user, "secret").first(Mikrotik.RATE_LIMIT)).contains("400k/800k"));
  }

  @Test
  void aNasWhoseSecretIsMissingFailsTheEnforcementVisibly() {
    isp.account(AcctStatusType.START, "s-" + user, user, 0);
    isp.services.sql(
        "update radius_accounting_session set radius_client_id = null where session_id = ?",
        "s-" + user);

    isp.lock(home, LockReason.ADMIN, LockEffect.REJECT);

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(intent()).isEqualTo("failed rejected admin not_sent"));
    assertThat(isp.rows(
            "select event_type from event_store where tenant_id = ? and subscription_id = '" + home
                + "' and event_type = 'network.alert'"))
        .containsExactly("network.alert");
  }

  @Test
  void aNasThatDoesNotAnswerIsAskedAgainLater() {
    isp.account(AcctStatusType.START, "s-" + user, user, 0);
    routerSays = new NasAnswer.Silence();

    isp.lock(home, LockReason.ADMIN, LockEffect.REJECT);

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(intent()).isEqualTo("pending rejected admin timeout"));

    routerSays = new NasAnswer.Ack();
    isp.services.sql(
        "update enforcement_intent set due_at = now() where subscription_id = ?", home);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(intent()).isEqualTo("done rejected admin timeout,ack"));
  }

  @Test
  void trafficOfASessionThatOughtToBeOffIsCutAgain() {
    isp.lock(home, LockReason.ADMIN, LockEffect.REJECT);
    await().atMost(SOON).until(() -> !isp.accepted(user, "secret"));
    await().atMost(SOON).until(() -> intent().startsWith("done"));

    isp.account(AcctStatusType.INTERIM_UPDATE, "s-" + user, user, 500);

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(requests(PacketCode.DISCONNECT_REQUEST)).isEqualTo(1));
  }

  @Test
  void accountingIsStoredWhenItIsAcknowledged() {
    isp.account(AcctStatusType.START, "s-" + user, user, 0);
    isp.account(AcctStatusType.INTERIM_UPDATE, "s-" + user, user, 700);
    isp.account(AcctStatusType.STOP, "s-" + user, user, 900);

    assertThat(
            isp.rows("select octets_in || ' ' || octets_out from usage_record where tenant_id = ?"
                + " and subscription_id = '" + home + "' order by id"))
        .containsExactly("700 7000", "200 2000");
    assertThat(isp.rows("select is_open::text from radius_accounting_session where tenant_id = ?"
            + " and subscription_id = '" + home + "'"))
        .containsExactly("false");
  }

  @Test
  void aHashedPasswordServesPapAndRefusesChapWithAReason() {
    String hash = new io.dotmac.sub.server.security.password.Passwords().hash("secret");
    isp.credential(home, amaka, "hashed-" + user, "password_hash", hash);

    await().atMost(SOON).until(() -> isp.accepted("hashed-" + user, "secret"));
    assertThat(isp.accepted("hashed-" + user, hash)).isFalse();
    isp.asking
        .chap("hashed-" + user, "secret", io.dotmac.sub.radius.packet.AttributeBlock.EMPTY)
        .join();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(isp.rows("select reason from radius_auth_log where tenant_id = ?"
                    + " and username = 'hashed-" + user
                    + "' and reason <> 'unknown_user' order by occurred_at"))
                .containsExactly("wrong_password", "method_unsupported"));
  }

  @Test
  void ipv6AttributesStayInTheReplyWhateverChanges() {
    isp.services.sql(
        "update access_credential set ipv4_address = '203.0.113.9', ipv6_prefix ="
            + " '2001:db8:1::/64', delegated_ipv6_prefix = '2001:db8:100::/56'"
            + " where subscription_id = ?",
        home);
    isp.services.sql("update catalog_offer set down_kbps = 100000, up_kbps = 50000");
    isp.lock(home, LockReason.QUOTA, LockEffect.THROTTLE);

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(isp.login(user, "secret").first(Mikrotik.RATE_LIMIT)).contains("1M/2M"));
    PacketView reply = isp.login(user, "secret");
    assertThat(reply.first(Attributes.FRAMED_IPV6_PREFIX).orElseThrow().toString())
        .contains("2001:db8:1:0:0:0:0:0/64");
    assertThat(reply.first(Attributes.DELEGATED_IPV6_PREFIX)).isPresent();
    assertThat(reply.first(Attributes.FRAMED_IP_ADDRESS).orElseThrow().getHostAddress())
        .isEqualTo("203.0.113.9");
  }

  private String intent() {
    return isp
        .rows("select status || ' ' || coalesce(desired, '') || ' ' || coalesce(reason, '') || ' '"
            + " || coalesce((select string_agg(distinct e ->> 'answer', ',')"
            + " from jsonb_array_elements(evidence) e), '')"
            + " from enforcement_intent where tenant_id = ? and subscription_id = '"
            + home + "' order by requested_at desc limit 1")
        .stream()
        .findFirst()
        .orElse("none")
        .replace("ack,timeout", "timeout,ack");
  }

  private java.util.List<String> reasons() {
    return isp.rows(
        "select reason from radius_auth_log where tenant_id = ? and username = '" + user + "'");
  }

  private long requests(PacketCode code) {
    return mine().filter(request -> request.is(code)).count();
  }

  private String lastRate() {
    return mine()
        .filter(request -> request.is(PacketCode.COA_REQUEST))
        .reduce((first, second) -> second)
        .flatMap(request -> request.first(Mikrotik.RATE_LIMIT))
        .orElse("");
  }

  private java.util.stream.Stream<PacketView> mine() {
    return router.received().stream()
        .filter(
            request -> request.first(Attributes.ACCT_SESSION_ID).orElse("").equals("s-" + user));
  }
}
