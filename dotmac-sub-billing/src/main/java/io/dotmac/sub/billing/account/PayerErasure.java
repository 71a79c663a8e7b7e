package io.dotmac.sub.billing.account;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.util.List;

/**
 * Takes what tells who pays out of an account: its name, saved methods, autopay, names on bank
 * statements. Amounts, documents and the ledger stay.
 */
public final class PayerErasure {
  private static final List<String> STATEMENTS = List.of(
      "update billing_account set name = 'Erased person', notes = null, updated_at = now(),"
          + " version = version + 1 where tenant_id = ? and id = ?",
      "update autopay set is_active = false, stopped_at = coalesce(stopped_at, now())"
          + " where tenant_id = ? and account_id = ?",
      "update payment_method set label = null, token = null, last4 = null, brand = null,"
          + " expires_month = null, expires_year = null, is_default = false, is_active = false,"
          + " updated_at = now(), version = version + 1 where tenant_id = ? and account_id = ?",
      "update bank_statement_row set payer = null, updated_at = now(), version = version + 1"
          + " where tenant_id = ? and account_id = ? and payer is not null",
      "update unapplied_cash u set payer = null, updated_at = now(), version = u.version + 1"
          + " from payment p where u.tenant_id = ? and p.account_id = ?"
          + " and p.tenant_id = u.tenant_id and p.id = u.payment_id and u.payer is not null");

  private PayerErasure() {}

  /** Erases the payer of an account. */
  public static void erase(Tx tx, AccountId account) {
    tx.jdbc(connection -> {
      for (String statement : STATEMENTS) {
        try (PreparedStatement change = connection.prepareStatement(statement)) {
          change.setObject(1, tx.tenant().value());
          change.setObject(2, account.value());
          change.executeUpdate();
        }
      }
      return STATEMENTS.size();
    });
    tx.session().clear();
  }
}
