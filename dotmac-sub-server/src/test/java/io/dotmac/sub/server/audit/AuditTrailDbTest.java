package io.dotmac.sub.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.audit.AuditEntry;
import io.dotmac.sub.core.audit.AuditOperation;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Actor;
import io.dotmac.sub.core.tx.ActorType;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditTrailDbTest {
  private static final int CALLS = 23_000;

  private final ServerFixture server = ServerFixture.start();
  private final TenantId tenant = server.one().id();

  @Test
  void moreCallsThanThereIsRoomForAreAllWritten() {
    try (AuditTrail trail = new AuditTrail(server.db())) {
      Actor actor = new Actor(ActorType.USER, null, "many");
      AuditEntry read = AuditEntry.of(AuditOperation.READ, "crowds", "one");
      IntStream.range(0, CALLS).parallel().forEach(i -> trail.note(tenant, actor, read));
    }

    long written = server
        .db()
        .inTx(
            tenant,
            tx -> tx.session()
                .createNativeQuery(
                    "select count(*) from audit_event where resource_type = 'crowds'", Long.class)
                .getSingleResult());
    assertThat(written).isEqualTo(CALLS);
  }
}
