package io.dotmac.sub.billing.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the hash before and the canonical text of a transaction with its entries. */
final class SealHash {
  /** What the first transaction is chained to. */
  static final byte[] START = new byte[32];

  /** The canonical text of a {@code ledger_transaction t}: every column, entries by id. */
  static final String TEXT = """
      jsonb_build_array(t.id, t.seq, t.booked_on, t.kind, t.source, t.account_id, t.invoice_id,
        t.payment_id, t.credit_note_id, t.reversal_of, t.memo, t.actor,
        to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        (select jsonb_agg(jsonb_build_array(e.id, e.ledger_account_id, e.account_id,
            e.entry_type, e.currency, e.amount_minor, e.booked_on) order by e.id)
          from ledger_entry e
          where e.tenant_id = t.tenant_id and e.transaction_id = t.id))::text
      """;

  private SealHash() {}

  static byte[] next(byte[] before, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before);
      return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
