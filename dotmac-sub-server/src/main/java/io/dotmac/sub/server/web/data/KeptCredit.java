package io.dotmac.sub.server.web.data;

/** What a customer has paid or been credited too much, from the ledger. */
public final class KeptCredit {
  private KeptCredit() {}

  /**
   * An SQL expression of the credit of an account in minor units.
   *
   * @param account the SQL column that names the billing account
   */
  public static String of(String account) {
    return "coalesce((select sum(case e.entry_type when 'credit' then e.amount_minor"
        + " else -e.amount_minor end) from ledger_entry e join ledger_account c"
        + " on c.tenant_id = e.tenant_id and c.id = e.ledger_account_id"
        + " and c.purpose = 'customer_credit'"
        + " where e.tenant_id = :tenant and e.account_id = "
        + account
        + "), 0)";
  }
}
