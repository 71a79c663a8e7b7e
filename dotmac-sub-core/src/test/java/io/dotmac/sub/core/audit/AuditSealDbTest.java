package io.dotmac.sub.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.audit.seal.SealChain;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditSealDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));

  private void write(String... things) {
    for (String thing : things) {
      db.run(
          tenant, tx -> Audit.record(tx, AuditEntry.of(AuditOperation.UPDATE, "invoice", thing)));
    }
  }

  private long seal() {
    return AuditSeal.seal(db, Caller.system(tenant, "seal"));
  }

  private SealChain chain() {
    return db.inTx(tenant, AuditSeal::verify);
  }

  @Test
  void everyRowIsSealedOnceAndTheUnsealedTailIsCounted() {
    write("1", "2", "3");
    assertThat(chain().unsealed()).isEqualTo(3);

    assertThat(seal()).isEqualTo(3);
    assertThat(seal()).isZero();
    write("4");

    SealChain chain = chain();
    assertThat(chain.broken()).isEmpty();
    assertThat(chain.sealed()).isEqualTo(3);
    assertThat(chain.unsealed()).isEqualTo(1);
    assertThat(chain.oldestUnsealed()).isPresent();
    assertThat(seal()).isEqualTo(1);
    assertThat(chain().broken()).isEmpty();
  }

  @Test
  void moreThanABatchIsSealedInOneChain() {
    db.run(tenant, tx -> {
      for (int i = 0; i < 2_500; i++) {
        Audit.record(tx, AuditEntry.of(AuditOperation.READ, "invoice", "" + i));
      }
    });

    assertThat(seal()).isEqualTo(2_500);
    assertThat(chain())
        .isEqualTo(new SealChain(2_500, java.util.Optional.empty(), 0, java.util.Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_event set resource_id = '9' where tenant_id = ? and resource_id = '2'",
        "update audit_event set actor_name = 'nobody' where tenant_id = ?",
        "update audit_event set before = '{}' where tenant_id = ?",
        "delete from audit_event where tenant_id = ? and resource_id = '2'",
        "delete from audit_seal where tenant_id = ? and seq = 2",
        "delete from audit_seal where tenant_id = ? and seq = 3",
        "update audit_seal set hash = sha256(hash) where tenant_id = ? and seq = 1"
      })
  void aRowChangedBehindOurBackBreaksTheChain(String sabotage) throws SQLException {
    write("1", "2", "3");
    seal();

    sabotage(sabotage);

    assertThat(chain().broken()).isPresent();
  }

  @Test
  void theRowThatWasChangedIsNamed() throws SQLException {
    write("1", "2", "3");
    seal();
    String second = db.inTx(
        tenant,
        tx -> tx.session()
            .createSelectionQuery(
                "select e.id from AuditEvent e where e.resourceId = '2'", java.util.UUID.class)
            .getSingleResult()
            .toString());

    sabotage("update audit_event set path = '/' where tenant_id = ? and resource_id = '2'");

    assertThat(chain().broken()).contains("audit event " + second + " is not what was sealed");
  }

  @Test
  void theApplicationCanNeitherChangeNorDeleteARow() {
    write("1");

    for (String sql : new String[] {
      "update audit_event set path = '/'",
      "delete from audit_event",
      "truncate audit_event",
      "update audit_seal set seq = 2",
      "delete from audit_seal"
    }) {
      assertThatThrownBy(() -> db.run(
              tenant, tx -> tx.jdbc(connection -> connection.createStatement().executeUpdate(sql))))
          .as(sql)
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(() -> {
          try (Connection owner = test.owner().getConnection();
              Statement statement = owner.createStatement()) {
            statement.execute(
                "select set_config('dotmac.tenant', '" + tenant.value() + "', false)");
            statement.executeUpdate("update audit_event set path = '/'");
          }
        })
        .as("not even the owner of the table")
        .hasMessageContaining("append-only");
  }

  /** As a superuser, whom no rule binds. */
  private void sabotage(String sql) throws SQLException {
    try (Connection superuser = test.superuser().getConnection();
        Statement free = superuser.createStatement();
        PreparedStatement change = superuser.prepareStatement(sql)) {
      free.execute("set session_replication_role = replica");
      change.setObject(1, tenant.value());
      assertThat(change.executeUpdate()).isPositive();
    }
  }
}
