package io.dotmac.sub.core.audit;

import io.dotmac.sub.core.audit.seal.SealChain;
import io.dotmac.sub.core.audit.seal.SealedTable;
import io.dotmac.sub.core.audit.seal.Sealer;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
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
      """);

  private AuditSeal() {}

  /** Seals all that is ready; gives how many rows. */
  public static long seal(Database db, Caller caller) {
    return Sealer.seal(db, caller, TABLE);
  }

  /** Walks along the chain. */
  public static SealChain verify(Tx tx) {
    return SealChain.verify(tx, TABLE);
  }
}
