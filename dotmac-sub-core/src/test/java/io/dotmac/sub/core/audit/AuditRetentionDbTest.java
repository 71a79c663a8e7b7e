package io.dotmac.sub.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.audit.seal.SealChain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Actor;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditRetentionDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));

  @BeforeEach
  void keepTwoYears() {
    db.run(tenant, tx -> Settings.set(tx, AuditSettings.ENTRY_MONTHS, "24"));
  }

  private void write(int monthsAgo, String... things) {
    List<AuditRow> rows = new ArrayList<>();
    Instant then = Instant.now().minus(monthsAgo * 31L, ChronoUnit.DAYS);
    for (String thing : things) {
      rows.add(AuditRow.of(
          then, Actor.system("test"), AuditEntry.of(AuditOperation.UPDATE, "invoice", thing)));
    }
    db.run(tenant, tx -> Audit.recordAll(tx, rows));
  }

  /** All there is: what was committed while an older transaction runs has to wait for it. */
  private void seal() {
    await().until(() -> {
      AuditSeal.seal(db, Caller.system(tenant, "seal"));
      return chain().unsealed() == 0;
    });
  }

  private int forget() {
    return db.inTx(tenant, AuditSeal::forget);
  }

  private SealChain chain() {
    return db.inTx(tenant, AuditSeal::verify);
  }

  private List<String> left() {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createSelectionQuery(
                "select e.resourceId from AuditEvent e order by e.resourceId", String.class)
            .getResultList());
  }

  @Test
  void whatIsOlderThanItIsKeptGoesAndTheRestIsStillProven() {
    write(40, "a", "b");
    write(30, "c");
    write(23, "d");
    write(0, "e");
    seal();

    assertThat(forget()).isEqualTo(3);
    assertThat(forget()).isZero();

    assertThat(left()).containsExactly("d", "e");
    assertThat(chain().broken()).isEmpty();
    assertThat(chain().sealed()).isEqualTo(2);
    write(0, "f");
    seal();
    assertThat(chain().broken()).isEmpty();
    assertThat(chain().sealed()).isEqualTo(3);
  }

  @Test
  void allMayGoAndTheChainGoesOn() {
    write(40, "a", "b");
    seal();

    assertThat(forget()).isEqualTo(2);

    assertThat(chain().broken()).isEmpty();
    write(0, "c");
    seal();
    assertThat(chain().broken()).isEmpty();
    assertThat(left()).containsExactly("c");
  }

  @Test
  void whatIsNotSealedStaysAndSoDoesWhatStandsBehindSomethingYoung() {
    write(40, "a");
    seal();
    write(0, "b");
    write(40, "c");
    seal();
    write(40, "d");

    assertThat(forget()).isEqualTo(1);

    assertThat(left()).containsExactly("b", "c", "d");
    assertThat(chain().broken()).isEmpty();
  }

  @Test
  void whatIsTakenOutOrChangedBehindOurBackIsStillSeen() throws SQLException {
    write(40, "a");
    write(0, "b", "c", "d");
    seal();
    forget();
    assertThat(chain().broken()).isEmpty();

    for (String sabotage : new String[] {
      "delete from audit_seal where tenant_id = ? and seq = 2",
      "update audit_seal_head set base_position = 0 where tenant_id = ?",
      "update audit_seal_head set base_hash = sha256(base_hash) where tenant_id = ?"
    }) {
      assertThat(brokenBy(sabotage)).as(sabotage).isTrue();
    }
  }

  @Test
  void nothingOfTheLastMonthsGoesWhoeverAsks() {
    write(3, "a");
    seal();

    assertThatThrownBy(() -> db.run(
            tenant,
            tx -> tx.jdbc(connection -> connection
                .createStatement()
                .execute("select dotmac_forget_audit(now() - interval '1 month', 10)"))))
        .hasMessageContaining("the last eleven months is kept");
    assertThatThrownBy(() -> db.run(
            tenant,
            tx -> tx.jdbc(connection -> {
              Statement statement = connection.createStatement();
              statement.execute(
                  "select set_config('dotmac.forgetting', '" + tenant.value() + "', true)");
              return statement.executeUpdate("delete from audit_event");
            })))
        .hasMessageContaining("permission denied");
    assertThat(left()).containsExactly("a");
  }

  /** As a superuser, whom no rule binds; undone again. */
  private boolean brokenBy(String sabotage) throws SQLException {
    try (Connection superuser = test.superuser().getConnection();
        Statement free = superuser.createStatement();
        PreparedStatement change = superuser.prepareStatement(sabotage)) {
      free.execute("create temporary table kept_seal as select * from audit_seal"
          + " where tenant_id = '" + tenant.value() + "'");
      free.execute("create temporary table kept_head as select * from audit_seal_head"
          + " where tenant_id = '" + tenant.value() + "'");
      free.execute("set session_replication_role = replica");
      change.setObject(1, tenant.value());
      assertThat(change.executeUpdate()).isPositive();
      boolean broken = chain().broken().isPresent();
      free.execute("delete from audit_seal where tenant_id = '" + tenant.value() + "'");
      free.execute("delete from audit_seal_head where tenant_id = '" + tenant.value() + "'");
      free.execute("insert into audit_seal select * from kept_seal");
      free.execute("insert into audit_seal_head select * from kept_head");
      return broken;
    }
  }
}
