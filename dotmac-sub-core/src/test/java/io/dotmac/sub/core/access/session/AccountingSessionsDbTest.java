package io.dotmac.sub.core.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionReport.Line;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AccountingSessionsDbTest {
  private static final String NAS = "192.0.2.1";

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final ServiceFixture fixture = new ServiceFixture(db, tenant);
  private final AccountingSessions sessions = new AccountingSessions();
  private final UUID amaka = fixture.subscriber();
  private final UUID home = fixture.service(amaka);
  private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);

  @Test
  void startInterimAndStopMakeOneSessionAndUsageOfEachGrowth() {
    store(report(Kind.START, "s1", 0, 0));
    store(report(Kind.INTERIM, "s1", 300, 1000));
    store(report(Kind.STOP, "s1", 600, 1500));

    assertThat(sessions()).containsExactly("s1 closed stop 1500 15000 user_request");
    assertThat(usage()).containsExactly("1000 10000", "500 5000");
    assertThat(events()).containsExactly("session.started", "session.ended");
  }

  @Test
  void aRepeatedReportChangesNothing() {
    store(report(Kind.INTERIM, "s1", 300, 1000));
    store(report(Kind.INTERIM, "s1", 300, 1000), report(Kind.INTERIM, "s1", 300, 1000));

    assertThat(usage()).containsExactly("1000 10000");
    assertThat(sessions()).hasSize(1);
  }

  @Test
  void aStopWithoutAStartMakesAClosedSession() {
    store(report(Kind.STOP, "s1", 600, 1500));

    assertThat(sessions()).containsExactly("s1 closed stop 1500 15000 user_request");
    assertThat(usage()).containsExactly("1500 15000");
    assertThat(events()).containsExactly("session.ended");
  }

  @Test
  void aLateInterimAfterTheStopRaisesCountersOnly() {
    store(report(Kind.STOP, "s1", 600, 1500));
    store(report(Kind.INTERIM, "s1", 590, 1600), report(Kind.START, "s1", 0, 0));

    assertThat(sessions()).containsExactly("s1 closed stop 1600 16000 user_request");
    assertThat(usage()).containsExactly("1500 15000", "100 1000");
  }

  @Test
  void countersNeverFall() {
    store(report(Kind.INTERIM, "s1", 300, 1000));
    store(report(Kind.INTERIM, "s1", 600, 400));

    assertThat(sessions()).containsExactly("s1 open interim 1000 10000 null");
  }

  @RepeatedTest(8)
  void anyOrderAndAnyRepetitionGiveTheSameSessionAndTheSameSumOfUsage(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    List<SessionReport> reports = new ArrayList<>();
    for (String session : List.of("a", "b", "c")) {
      reports.add(report(Kind.START, session, 0, 0));
      for (int i = 1; i <= 5; i++) {
        reports.add(report(Kind.INTERIM, session, i * 60, i * 1000));
      }
      reports.add(report(Kind.STOP, session, 360, 6000));
    }
    reports.addAll(List.copyOf(reports.subList(3, 12)));
    Collections.shuffle(reports, random);
    while (!reports.isEmpty()) {
      int size = 1 + random.nextInt(reports.size());
      store(reports.subList(0, size).toArray(SessionReport[]::new));
      reports = new ArrayList<>(reports.subList(size, reports.size()));
    }

    assertThat(sessions())
        .containsExactlyInAnyOrder(
            "a closed stop 6000 60000 user_request",
            "b closed stop 6000 60000 user_request",
            "c closed stop 6000 60000 user_request");
    assertThat(rows("select sum(octets_in) || ' ' || sum(octets_out) from usage_record"
            + " where tenant_id = ?"))
        .containsExactly("18000 180000");
  }

  @Test
  void usageCountsIntoTheQuotaBucketOfItsPeriod() {
    fixture.sql(
        "insert into quota_bucket (tenant_id, id, subscription_id, period_start, period_end)"
            + " values (?, ?, ?, now() - interval '1 day', now() + interval '29 days')",
        tenant.value(),
        Ids.next(),
        home);

    store(report(Kind.INTERIM, "s1", 300, 1000), report(Kind.INTERIM, "s2", 300, 50));

    assertThat(rows("select used_octets from quota_bucket where tenant_id = ?"))
        .containsExactly("11550");
    assertThat(rows("select count(*) from usage_record where tenant_id = ?"
            + " and quota_bucket_id is not null"))
        .containsExactly("2");
  }

  @Test
  void aNasThatRestartsEndsItsSessions() {
    store(report(Kind.INTERIM, "s1", 300, 1000));
    int closed = db.inTx(tenant, tx -> sessions.nasRestarted(tx, NAS, Instant.now()));

    assertThat(closed).isOne();
    assertThat(sessions()).containsExactly("s1 closed stop 1000 10000 nas_reboot");
    assertThat(events()).containsExactly("session.started", "session.ended");
  }

  @Test
  void aSilentSessionIsClosedAndAReportReopensIt() {
    store(report(Kind.INTERIM, "s1", 300, 1000));
    int closed = db.inTx(tenant, tx -> sessions.closeStale(tx, began.plusSeconds(400)));
    assertThat(closed).isOne();
    assertThat(sessions()).containsExactly("s1 closed stop 1000 10000 lost_service");

    store(report(Kind.INTERIM, "s1", 900, 1200));
    assertThat(sessions()).containsExactly("s1 open interim 1200 12000 null");
  }

  @Test
  void aNasThatCountsSessionIdsAnewStartsANewSession() {
    store(report(Kind.INTERIM, "1", 300, 1000));
    Instant later = began.plusSeconds(3 * 86400);
    store(new SessionReport(
        Kind.START, NAS, "1", "amaka", later, 0, 0, 0, true, party(), Line.NONE, null));

    assertThat(sessions())
        .containsExactlyInAnyOrder(
            "1 closed stop 1000 10000 lost_service", "1 open start 0 0 null");
  }

  @Test
  void aNewSessionOnAPortEndsTheOneThatWasThere() {
    store(onPort(Kind.INTERIM, "s1", 300, 7));
    store(onPort(Kind.INTERIM, "other", 300, 8));
    store(onPort(Kind.START, "s2", 400, 7));

    assertThat(states())
        .containsExactlyInAnyOrder(
            "s1 closed port_reinitialized true", "other open null false", "s2 open null false");
    store(onPort(Kind.INTERIM, "s1", 900, 7));
    assertThat(states()).contains("s1 open null false", "s2 open null false");
  }

  @Test
  void nothingFollowsFromAPortThatSeveralShareOrThatHasNoNumber() {
    store(onPort(Kind.INTERIM, "s1", 300, 7), onPort(Kind.INTERIM, "s2", 300, 7));
    store(onPort(Kind.START, "s3", 400, 7));
    store(onPort(Kind.INTERIM, "n1", 300, 0));
    store(onPort(Kind.START, "n2", 400, 0));

    assertThat(states()).hasSize(5).allMatch(state -> state.endsWith("open null false"));
  }

  @Test
  void aStartThatComesLateEndsNoSessionThatIsNewer() {
    store(onPort(Kind.INTERIM, "new", 600, 7));
    store(onPort(Kind.START, "old", -3600, 7));

    assertThat(states()).contains("new open null false");
  }

  @Test
  void aCounterThatFellIsAlarmedOnce() {
    store(narrow(300, 2_000));
    store(narrow(600, 1_000));
    store(narrow(900, 900));

    assertThat(sessions()).containsExactly("s1 open interim 2000 0 null");
    assertThat(events()).containsExactly("session.started", "network.alert");
  }

  @Test
  void aCounterThatStartsOverCountsItsGrowthOnce() {
    store(narrow(300, 4_294_967_000L));
    store(narrow(600, 704));
    store(narrow(600, 704), narrow(300, 4_294_967_000L));

    assertThat(sessions()).containsExactly("s1 open interim 4294968000 0 null");
    assertThat(usage()).containsExactly("4294967000 0", "1000 0");
  }

  @Test
  void reportsWithoutADurationAreOfTheSessionThatIsOpenHoweverLongItLasts() {
    store(report(Kind.START, "s1", 0, 0));
    Instant later = began.plusSeconds(5 * 86_400);
    store(new SessionReport(
        Kind.INTERIM, NAS, "s1", "amaka", later, 0, 9, 9, true, party(), Line.NONE, null));

    assertThat(sessions()).containsExactly("s1 open interim 9 9 null");
  }

  @Test
  void ofTwoNodesThatStoreAReportAtTheSameTimeOneIsToldAndItsGrowthCountsOnce() {
    store(report(Kind.INTERIM, "s1", 300, 1000));
    SessionReport grown = report(Kind.INTERIM, "s1", 600, 1500);
    List<CompletableFuture<Void>> other = new ArrayList<>();

    db.run(tenant, tx -> {
      sessions.store(tx, List.of(grown));
      other.add(CompletableFuture.runAsync(() -> store(grown)));
      // It has read what was there before, and waits for the row.
      await().until(() -> waiting() == 1);
    });

    assertThatThrownBy(() -> other.get(0).join()).hasCauseInstanceOf(SessionsChanged.class);
    store(grown);
    assertThat(usage()).containsExactly("1000 10000", "500 5000");
  }

  private int waiting() throws SQLException {
    try (Connection connection = test.superuser().getConnection();
        PreparedStatement query = connection.prepareStatement(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and query like 'update radius_session_open%'");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void whoHadAnAddressAtAMomentIsFoundByAddressAndByPrefix() {
    Line line = new Line(
        null,
        "203.0.113.9",
        "2001:db8:1:2:0:0:0:0/64",
        "2001:db8:100:0:0:0:0:0/56",
        null,
        null,
        null,
        0);
    store(with(Kind.STOP, "s1", 600, 600, line));
    store(with(Kind.INTERIM, "s2", 1800, 600, line));

    assertThat(holders("203.0.113.9", 300)).containsExactly("s1 203.0.113.9");
    assertThat(holders("203.0.113.9", 900)).isEmpty();
    assertThat(holders("203.0.113.9", 1500)).containsExactly("s2 203.0.113.9");
    assertThat(holders("2001:db8:1:2::77", 300)).containsExactly("s1 2001:db8:1:2:0:0:0:0/64");
    assertThat(holders("2001:db8:100:ff::1", 300)).containsExactly("s1 2001:db8:100:0:0:0:0:0/56");
    assertThat(holders("2001:db8:100:100::1", 300)).isEmpty();
    assertThatThrownBy(() -> holders("router.example", 300)).hasMessageContaining("router.example");
  }

  private List<String> holders(String address, long seconds) {
    List<AddressHistory.Holder> holders =
        db.inTx(tenant, tx -> AddressHistory.at(tx, address, began.plusSeconds(seconds)));
    return holders.stream()
        .map(holder -> holder.sessionId() + " " + holder.address())
        .toList();
  }

  private SessionReport onPort(Kind kind, String session, long seconds, long port) {
    Line line = new Line(null, null, null, null, null, null, null, port);
    return with(kind, session, seconds, kind == Kind.START ? 0 : 60, line);
  }

  private SessionReport narrow(long seconds, long octetsIn) {
    return new SessionReport(
        Kind.INTERIM,
        NAS,
        "s1",
        "amaka",
        began.plusSeconds(seconds),
        seconds,
        octetsIn,
        0,
        false,
        party(),
        Line.NONE,
        null);
  }

  private SessionReport with(Kind kind, String session, long at, long seconds, Line line) {
    return new SessionReport(
        kind,
        NAS,
        session,
        "amaka",
        began.plusSeconds(at),
        seconds,
        10,
        10,
        true,
        party(),
        line,
        kind == Kind.STOP ? "user_request" : null);
  }

  private List<String> states() {
    return rows("select session_id || ' ' || case when is_open then 'open' else 'closed' end || ' '"
        + " || coalesce(terminate_cause, 'null') || ' ' || is_synthetic"
        + " from radius_accounting_session where tenant_id = ?");
  }

  private Party party() {
    return new Party(amaka, home, null, null, null);
  }

  private SessionReport report(Kind kind, String session, long seconds, long octetsIn) {
    return new SessionReport(
        kind,
        NAS,
        session,
        "amaka",
        began.plusSeconds(seconds),
        seconds,
        octetsIn,
        octetsIn * 10,
        true,
        party(),
        Line.NONE,
        kind == Kind.STOP ? "user_request" : null);
  }

  private void store(SessionReport... reports) {
    db.run(tenant, tx -> sessions.store(tx, List.of(reports)));
  }

  private List<String> sessions() {
    return rows("select session_id || ' ' || case when is_open then 'open' else 'closed' end || ' '"
        + " || status_type || ' ' || octets_in || ' ' || octets_out || ' '"
        + " || coalesce(terminate_cause, 'null')"
        + " from radius_accounting_session where tenant_id = ?");
  }

  private List<String> usage() {
    return rows(
        "select octets_in || ' ' || octets_out from usage_record where tenant_id = ? order by id");
  }

  private List<String> events() {
    return rows("select event_type from event_store where tenant_id = ? order by seq");
  }

  private List<String> rows(String sql) {
    return db.inTx(
        tenant,
        tx -> tx.jdbc(connection -> {
          List<String> values = new ArrayList<>();
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, tenant.value());
            ResultSet row = query.executeQuery();
            while (row.next()) {
              values.add(row.getString(1));
            }
          }
          return values;
        }));
  }
}
