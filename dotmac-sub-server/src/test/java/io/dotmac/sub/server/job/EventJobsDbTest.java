package io.dotmac.sub.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.audit.Audit;
import io.dotmac.sub.core.audit.AuditEntry;
import io.dotmac.sub.core.audit.AuditOperation;
import io.dotmac.sub.core.audit.AuditSeal;
import io.dotmac.sub.core.event.CustomEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.http.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventJobsDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(Installation.ENTITIES);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final List<Job> jobs = new EventJobs(db, List.of()).all();

  private String run(String name) {
    Job job = jobs.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return job.work().run(db.tenants().require(tenant), Instant.now());
  }

  private void sql(String sql) {
    db.run(
        tenant,
        tx -> tx.session()
            .createNativeMutationQuery(sql)
            .setParameter("tenant", tenant.value())
            .executeUpdate());
  }

  private void tell() {
    CustomEvent event = new CustomEvent(Json.mapper().createObjectNode(), EventContext.NONE);
    db.run(tenant, tx -> tx.publish(event));
  }

  @Test
  void theAuditIsSealed() {
    db.run(tenant, tx -> Audit.record(tx, AuditEntry.of(AuditOperation.CREATE, "invoice", "1")));

    assertThat(run("seal_audit")).isEqualTo("1 sealed");
    assertThat(run("seal_audit")).isEqualTo("0 sealed");
    assertThat(db.inTx(tenant, AuditSeal::verify).sealed()).isEqualTo(1);
  }

  @Test
  void whatStayedOpenIsEndedAndALoadedDumpGetsItsPlace() {
    tell();
    sql("update event_store set status = 'processing', txid = '99999999999'"
        + " where tenant_id = :tenant");

    assertThat(run("mark_stale_processing_events")).isEqualTo("1 ended, 1 of a loaded dump placed");
    assertThat(run("mark_stale_processing_events")).isEqualTo("0 ended");
  }

  @Test
  void whatIsKeptNoLongerIsDeleted() {
    tell();
    tell();
    sql("update event_store set recorded_at = recorded_at - interval '3 years'"
        + " where tenant_id = :tenant and event_id ="
        + " (select min(event_id::text)::uuid from event_store where tenant_id = :tenant)");

    assertThat(run("cleanup_old_events")).isEqualTo("1 deleted");
    assertThat(run("cleanup_old_events")).isEqualTo("0 deleted");
  }
}
