package io.dotmac.sub.core.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionReport.Line;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.network.ip.IpHoldings;
import io.dotmac.sub.core.network.ip.IpPoolTerms;
import io.dotmac.sub.core.network.ip.IpPools;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressAuditDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));

  @Test
  void anAddressThatTwoLiveSessionsHaveIsFoundAndOneThatIsOverDoesNotCount() {
    report(Kind.STOP, "over", 900);
    report(Kind.INTERIM, "one", 600);
    List<String> fine = db.inTx(tenant, AddressAudit::conflicts);
    report(Kind.INTERIM, "two", 60);
    List<String> twice = db.inTx(tenant, AddressAudit::conflicts);

    assertThat(fine).isEmpty();
    assertThat(twice)
        .containsExactly("203.0.113.77 has 2 sessions: one on 192.0.2.1, two on 192.0.2.1");
  }

  @Test
  void anAddressOfOursThatWeGaveToNobodyOrToAnotherIsFound() {
    db.run(tenant, tx -> {
      new IpPools().create(tx, IpPoolTerms.of("home", "203.0.113.0/24"));
      new IpHoldings().reserve(tx, "203.0.113.78", "router");
    });
    report(Kind.INTERIM, "stranger", 60);

    List<String> found = db.inTx(tenant, AddressAudit::conflicts);
    assertThat(found).containsExactly("amaka uses 203.0.113.77, which was not given to it");
    db.run(tenant, tx -> new IpHoldings().reserve(tx, "203.0.113.77", "monitor"));
    List<String> reserved = db.inTx(tenant, AddressAudit::conflicts);
    assertThat(reserved).containsExactly("amaka uses 203.0.113.77, which is reserved");
  }

  private void report(Kind kind, String session, long seconds) {
    Instant now = db.clock().instant();
    Line line = new Line(null, "203.0.113.77", null, null, null, null, null, 0);
    db.run(
        tenant,
        tx -> new AccountingSessions()
            .store(
                tx,
                List.of(new SessionReport(
                    kind,
                    "192.0.2.1",
                    session,
                    "amaka",
                    now,
                    seconds,
                    1,
                    1,
                    true,
                    Party.UNKNOWN,
                    line,
                    kind == Kind.STOP ? "user_request" : null))));
  }
}
