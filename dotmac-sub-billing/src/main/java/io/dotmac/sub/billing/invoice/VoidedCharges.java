package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;

/** Marks the charges of a voided invoice. */
final class VoidedCharges {
  private VoidedCharges() {}

  static void mark(Tx tx, InvoiceId invoice, boolean billAgain) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(
          "update invoice_line set charge_state = ?, updated_at = now(),"
              + " version = version + 1 where tenant_id = ? and invoice_id = ?")) {
        update.setString(1, billAgain ? "reversed" : "waived");
        update.setObject(2, tx.tenant().value());
        update.setObject(3, invoice.value());
        update.executeUpdate();
      }
      return billAgain ? reopen(tx, invoice) : 0;
    });
  }

  /** The next run looks at those days again. */
  private static int reopen(Tx tx, InvoiceId invoice) {
    return tx.session().doReturningWork(connection -> {
      try (PreparedStatement update = connection.prepareStatement("""
                      update subscription s set next_bill_on = least(s.next_bill_on, l.first),
                        updated_at = now(), version = s.version + 1
                      from (select subscription_id, min(span_start) as first from invoice_line
                        where tenant_id = ? and invoice_id = ? and kind <> 'manual'
                        group by subscription_id) l
                      where s.tenant_id = ? and s.id = l.subscription_id
                      """)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, invoice.value());
        update.setObject(3, tx.tenant().value());
        return update.executeUpdate();
      }
    });
  }
}
