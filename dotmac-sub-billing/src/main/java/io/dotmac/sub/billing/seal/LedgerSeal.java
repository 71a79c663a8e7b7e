package io.dotmac.sub.billing.seal;

import io.dotmac.sub.core.audit.seal.SealChain;
import io.dotmac.sub.core.audit.seal.SealedTable;
import io.dotmac.sub.core.audit.seal.Sealer;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;

/** Seals transactions of the ledger, each with its entries. */
public final class LedgerSeal {
  private static final SealedTable TABLE = new SealedTable(
      "ledger transaction",
      "ledger_transaction",
      "ledger_seal",
      "ledger_seal_head",
      List.of(new SealedTable.Key("id", "transaction_id", "uuid")),
      "recorded_at",
      """
      jsonb_build_array(t.id, t.seq, t.booked_on, t.kind, t.source, t.account_id, t.invoice_id,
        t.payment_id, t.credit_note_id, t.reversal_of, t.memo, t.actor,
        to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        (select jsonb_agg(jsonb_build_array(e.id, e.ledger_account_id, e.account_id,
            e.entry_type, e.currency, e.amount_minor, e.booked_on) order by e.id)
          from ledger_entry e
          where e.tenant_id = t.tenant_id and e.transaction_id = t.id))::text
      """,
      false);

  private LedgerSeal() {}

  /** Seals all that is ready; gives how many transactions. */
  public static long seal(Database db, Caller caller) {
    return Sealer.seal(db, caller, TABLE);
  }

  /** Walks along the chain. */
  public static SealChain verify(Tx tx) {
    return SealChain.verify(tx, TABLE);
  }
}
