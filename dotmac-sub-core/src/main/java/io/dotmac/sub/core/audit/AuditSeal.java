package io.dotmac.sub.core.audit;

import io.dotmac.sub.core.audit.seal.SealChain;
import io.dotmac.sub.core.audit.seal.SealedTable;
import io.dotmac.sub.core.audit.seal.Sealer;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Seals rows of the audit. */
public final class AuditSeal {
  private static final SealedTable TABLE = new SealedTable(
      "audit event",
      "audit_event",
      "audit_seal",
      "audit_seal_head",
      List.of(
          new SealedTable.Key("id", "audit_id", "uuid"),
          new SealedTable.Key("occurred_at", "occurred_at", "timestamptz")),
      "occurred_at",
      """
      jsonb_build_array(t.id, t.seq, t.actor_type, t.actor_id, t.actor_name, t.operation,
        t.resource_type, t.resource_id, t.method, t.path, t.status_code, t.request_id,
        t.ip_address, t.user_agent, t.request_body, t.before, t.after,
        to_char(t.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))::text
      """,
      true);

  private static final int AT_ONCE = 5_000;

  private AuditSeal() {}

  /** Seals all that is ready; gives how many rows. */
  public static long seal(Database db, Caller caller) {
    return Sealer.seal(db, caller, TABLE);
  }

  /**
   * Deletes some of the entries that are older than the tenant keeps them, with their seals: from
   * the beginning of the chain, which then begins behind them.
   *
   * @return how many; to be called again until it is 0
   */
  public static int forget(Tx tx) {
    Instant before = tx.systemNow()
        .atZone(tx.zone())
        .minusMonths(Settings.get(tx, AuditSettings.ENTRY_MONTHS))
        .toInstant();
    return tx.jdbc(connection -> {
      try (PreparedStatement call =
          connection.prepareStatement("select dotmac_forget_audit(?, ?)")) {
        call.setTimestamp(1, Timestamp.from(before));
        call.setInt(2, AT_ONCE);
        try (ResultSet row = call.executeQuery()) {
          row.next();
          return row.getInt(1);
        }
      }
    });
  }

  /** Walks along the chain. */
  public static SealChain verify(Tx tx) {
    return SealChain.verify(tx, TABLE);
  }
}
