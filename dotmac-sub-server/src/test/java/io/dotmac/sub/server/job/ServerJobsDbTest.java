package io.dotmac.sub.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.server.Installation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerJobsDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(Installation.ENTITIES);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
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
