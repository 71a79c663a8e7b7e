package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.enforcement.Proofs;
import io.dotmac.sub.core.enforcement.SessionDisconnects;
import io.dotmac.sub.core.enforcement.SessionDriver;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.ErrorCause;
import io.dotmac.sub.radius.coa.NasAnswer;
import io.dotmac.sub.radius.coa.SimulatedNas;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketView;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is done where a NAS refuses, is silent, or says what is not true. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnforcementWireTest {
  private static final Duration SOON = Duration.ofSeconds(40);

  private final Driver driver = new Driver();
  private volatile Function<PacketView, NasAnswer> routerSays = request -> new NasAnswer.Ack();
  private SimulatedNas router;
  private RadiusFixture isp;
  private int number;
  private UUID amaka;
  private UUID home;
  private String user;

  /** The management interface of the router, where that is there. */
  private static final class Driver implements SessionDriver {
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean there;

    @Override
    public boolean serves(TenantId tenant, UUID nasDevice) {
      return there;
    }

    @Override
    public Optional<String> disconnect(Target session) {
      ended.add(session.sessionId());
      return Optional.empty();
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    router = SimulatedNas.start(
        InetAddress.getLoopbackAddress(),
        0,
        RadiusFixture.SECRET,
        request -> routerSays.apply(request));
    isp = new RadiusFixture(
        TestDatabase.fresh(), folder, router.target().address().getPort(), List.of(driver));
  }

  @AfterAll
  void stop() {
    isp.close();
    router.close();
  }

  @BeforeEach
  void oneSession() {
    routerSays = request -> new NasAnswer.Ack();
    driver.there = false;
    user = "force" + ++number;
    amaka = isp.services.subscriber();
    home = isp.services.service(amaka);
    isp.credential(home, amaka, user, "secret");
    await().atMost(SOON).until(() -> isp.accepted(user, "secret"));
    isp.account(AcctStatusType.START, "s-" + user, user, 0);
  }

  @Test
  void aNasThatIsSilentForAThrottleIsAskedToEndTheSession() {
    routerSays = request ->
        request.is(PacketCode.COA_REQUEST) ? new NasAnswer.Silence() : new NasAnswer.Ack();

    isp.lock(home, LockReason.QUOTA, LockEffect.THROTTLE);

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(intent()).isEqualTo("done coa timeout, disconnect ack"));
  }

  @Test
  void staffEndASessionAndReadWhatTheNasSaid() {
    end();

    await().atMost(SOON).untilAsserted(() -> assertThat(ends()).containsExactly("done ack"));
    assertThat(router.received())
        .filteredOn(request -> request.is(PacketCode.DISCONNECT_REQUEST))
        .extracting(request -> request.first(Attributes.ACCT_SESSION_ID).orElse(""))
        .contains("s-" + user);

    routerSays = request -> new NasAnswer.Nak(ErrorCause.REQUEST_NOT_ROUTABLE);
    end();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(ends()).containsExactly("done ack", "failed nak"));

    routerSays = request -> new NasAnswer.Silence();
    driver.there = true;
    end();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(ends()).containsExactly("done ack", "failed nak", "done ack"));
    assertThat(driver.ended).contains("s-" + user);
  }

  private void end() {
    UUID session = UUID.fromString(isp.rows("select id from radius_session_open"
            + " where tenant_id = ? and session_id = 's-" + user + "'")
        .get(0));
    isp.db.inTx(isp.tenant, tx -> new SessionDisconnects().request(tx, session, null));
  }

  private List<String> ends() {
    return isp.rows("select status || ' ' || coalesce(answer, '') from session_disconnect"
        + " where tenant_id = ? and username = '" + user + "' order by created_at");
  }

  @Test
  void aDriverEndsTheSessionWhereTheNasRefuses() {
    driver.there = true;
    routerSays = request -> new NasAnswer.Nak(ErrorCause.UNSUPPORTED_SERVICE);

    isp.lock(home, LockReason.ADMIN, LockEffect.REJECT);

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(intent()).isEqualTo("done disconnect nak, driver ack"));
    assertThat(driver.ended).contains("s-" + user);
  }

  @Test
  void anIntentForASilentNasStaysVisibleAndIsAppliedWhenItIsBack() {
    routerSays = request -> new NasAnswer.Silence();
    isp.lock(home, LockReason.ADMIN, LockEffect.REJECT);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(intent()).startsWith("pending disconnect timeout"));

    routerSays = request -> new NasAnswer.Ack();

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(intent()).startsWith("done").contains("disconnect ack"));
  }

  @Test
  void aSessionThatEndsIsProofThatTheServiceIsOff() {
    isp.lock(home, LockReason.ADMIN, LockEffect.REJECT);
    await().atMost(SOON).untilAsserted(() -> assertThat(intent()).isEqualTo("done disconnect ack"));
    prove();
    assertThat(verdicts()).containsExactly("open");

    isp.account(AcctStatusType.STOP, "s-" + user, user, 5);
    prove();

    assertThat(verdicts()).containsExactly("stopped");
  }

  @Test
  void aNasThatSaysASessionIsOverAndAccountsForItsTrafficIsAlarmedOnceAndTheDriverEndsIt() {
    isp.lock(home, LockReason.ADMIN, LockEffect.REJECT);
    await().atMost(SOON).untilAsserted(() -> assertThat(intent()).isEqualTo("done disconnect ack"));
    aWhileAgo();
    isp.account(AcctStatusType.INTERIM_UPDATE, "s-" + user, user, 500);
    await().atMost(SOON).untilAsserted(() -> assertThat(verdicts()).hasSize(2));
    driver.there = true;

    prove();

    assertThat(verdicts()).startsWith("passing");
    await().atMost(SOON).until(() -> driver.ended.contains("s-" + user));
    assertThat(isp.rows("select payload ->> 'intent' from event_store where tenant_id = ?"
            + " and subscription_id = '" + home + "' and event_type = 'network.alert'"))
        .hasSize(1);
  }

  @Test
  void whatIsOffAndHasALiveSessionNobodyWorksOnIsFoundByTheReconciler() {
    isp.lock(home, LockReason.ADMIN, LockEffect.REJECT);
    await().atMost(SOON).untilAsserted(() -> assertThat(intent()).isEqualTo("done disconnect ack"));
    reconcile();
    assertThat(verdicts()).hasSize(1);
    isp.services.sql("delete from enforcement_intent where subscription_id = ?", home);

    reconcile();

    await().atMost(SOON).untilAsserted(() -> assertThat(intent()).isEqualTo("done disconnect ack"));
  }

  private void reconcile() {
    isp.db.run(isp.tenant, Proofs::reconcile);
  }

  @Test
  @Tag("full")
  void twoThousandDisconnectsAreAcknowledged() {
    disconnects(2_000);
  }

  @Test
  void manyServicesThatAreLockedAtOnceAreDisconnectedEachOnce() {
    disconnects(150);
  }

  private void disconnects(int count) {
    List<UUID> services = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      UUID subscriber = isp.services.subscriber();
      UUID service = isp.services.service(subscriber);
      isp.credential(service, subscriber, user + "-" + i, "secret");
      services.add(service);
    }
    await().atMost(SOON).until(() -> isp.accepted(user + "-" + (count - 1), "secret"));
    List<java.util.concurrent.CompletableFuture<?>> starts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      starts.add(isp.asking.account(
          AcctStatusType.START, RadiusFixture.report("m-" + user + "-" + i, user + "-" + i, 0)));
    }
    starts.forEach(java.util.concurrent.CompletableFuture::join);

    long began = System.nanoTime();
    isp.db.run(
        isp.tenant,
        tx ->
            isp.locks.lockAll(tx, services, LockReason.ADMIN, LockEffect.REJECT, "dunning", null));
    await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> ended() == count);
    System.out.printf(
        "%d Disconnects acknowledged %d ms after the lock%n",
        count, (System.nanoTime() - began) / 1_000_000);

    assertThat(router.received().stream()
            .filter(request -> request.is(PacketCode.DISCONNECT_REQUEST))
            .map(request -> request.first(Attributes.ACCT_SESSION_ID).orElse(""))
            .filter(session -> session.startsWith("m-" + user + "-")))
        .hasSize(count)
        .doesNotHaveDuplicates();
  }

  private int ended() {
    return Integer.parseInt(isp.rows("select count(*) from enforcement_intent i join subscription s"
            + " on s.tenant_id = i.tenant_id and s.id = i.subscription_id where i.tenant_id = ?"
            + " and i.status = 'done' and i.verdict = 'open' and exists (select 1"
            + " from radius_session_open r where r.tenant_id = i.tenant_id"
            + " and r.subscription_id = s.id and r.session_id like 'm-" + user + "-%')")
        .get(0));
  }

  private void prove() {
    isp.db.run(isp.tenant, Proofs::prove);
  }

  private void aWhileAgo() {
    isp.services.sql(
        "update enforcement_intent set finished_at = finished_at - interval '1 minute',"
            + " requested_at = requested_at - interval '1 minute' where subscription_id = ?",
        home);
    isp.services.sql(
        "update radius_accounting_session set started_at = started_at - interval '2 minutes'"
            + " where subscription_id = ?",
        home);
  }

  private List<String> verdicts() {
    return isp.rows("select coalesce(verdict, 'none') from enforcement_intent where tenant_id = ?"
        + " and subscription_id = '" + home + "' order by requested_at");
  }

  /** Status and evidence of the newest intent. */
  private String intent() {
    return isp
        .rows("select status || coalesce((select string_agg(distinct ' ' || (e ->> 'action') || ' '"
            + " || (e ->> 'answer'), ',') from jsonb_array_elements(evidence) e), '')"
            + " from enforcement_intent where tenant_id = ? and subscription_id = '"
            + home + "' order by requested_at desc limit 1")
        .stream()
        .findFirst()
        .orElse("none");
  }
}
