package io.dotmac.sub.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.server.Installation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerJobsDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(Installation.ENTITIES);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private @Nullable UUID subscriber;
  private final List<Job> jobs = new ServerJobs(db, new BillingEngine(db)).all();

  @Test
  void noTwoJobsHaveOneName() {
    assertThat(jobs).extracting(Job::name).doesNotHaveDuplicates();
  }

  @Test
  void answersThatNobodyCanAskForAgainAreDeletedAndTheOthersKept() {
    key("now() - interval '1 minute'");
    key("now() + interval '1 hour'");

    String said = run("forget_idempotency_keys");

    assertThat(said).isEqualTo("1 deleted");
    assertThat(run("forget_idempotency_keys")).isEqualTo("0 deleted");
    Long left = db.inTx(
        tenant,
        tx -> tx.session()
            .createNativeQuery(
                "select count(*) from idempotency_key where tenant_id = :tenant", Long.class)
            .setParameter("tenant", tenant.value())
            .getSingleResult());
    assertThat(left).isEqualTo(1);
  }

  @Test
  void sessionsThatEndedLongAgoAreForgottenWithTheirTokensAndTheOthersKept() {
    UUID principal = UUID.randomUUID();
    insert("principal (tenant_id, id, realm, name) values (:tenant, '" + principal
        + "', 'staff', 'Ada')");
    subscriber = subscriber();
    UUID kept = session(principal, "now() - interval '89 days'", null, null);
    UUID ended = session(principal, "now() - interval '91 days'", null, null);
    session(principal, "now() + interval '1 day'", "now() - interval '91 days'", null);
    session(principal, "now() - interval '91 days'", null, ended);
    UUID parent = session(principal, "now() - interval '91 days'", null, null);
    UUID child = session(principal, "now() + interval '1 day'", null, parent);

    // A child first, then its parent.
    assertThat(run("forget_ended_logins")).isEqualTo("3 deleted");

    assertThat(ids("login_session")).containsExactlyInAnyOrder(kept, parent, child);
    assertThat(run("forget_ended_logins")).isEqualTo("0 deleted");
  }

  private UUID subscriber() {
    SubscriberDetails details =
        SubscriberDetails.of(Person.of("Ben", "Obi", "ben@example.net"), PostalAddress.NONE, "NGN");
    return db.inTx(
        tenant,
        tx -> new Subscribers().create(tx, NewSubscriber.of(details)).id().value());
  }

  private UUID session(
      UUID principal, String expires, @Nullable String revoked, @Nullable UUID parent) {
    UUID id = UUID.randomUUID();
    insert("login_session (tenant_id, id, principal_id, kind, status, token_hash, last_seen_at,"
        + " idle_seconds, expires_at, revoked_at, parent_id, subscriber_id) values (:tenant, '" + id
        + "', '"
        + principal + "', 'portal', 'active', '" + id + "', now(), 60, " + expires + ", " + revoked
        + ", " + (parent == null ? "null, null" : "'" + parent + "', '" + subscriber + "'") + ")");
    return id;
  }

  private void insert(String rest) {
    db.run(
        tenant,
        tx -> tx.session()
            .createNativeMutationQuery("insert into " + rest)
            .setParameter("tenant", tenant.value())
            .executeUpdate());
  }

  private List<UUID> ids(String table) {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createNativeQuery("select id from " + table + " where tenant_id = :tenant", UUID.class)
            .setParameter("tenant", tenant.value())
            .getResultList());
  }

  private String run(String name) {
    Job job = jobs.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return job.work().run(db.tenants().require(tenant), Instant.now());
  }

  private void key(String expiresAt) {
    db.run(
        tenant,
        tx -> tx.session()
            .createNativeMutationQuery(
                "insert into idempotency_key (tenant_id, id, scope_hash, body_hash, status,"
                    + " claimed_until, expires_at) values (:tenant, :id, :scope, 'b', 'claimed',"
                    + " now(), " + expiresAt + ")")
            .setParameter("tenant", tenant.value())
            .setParameter("id", Ids.next())
            .setParameter("scope", expiresAt)
            .executeUpdate());
  }
}
