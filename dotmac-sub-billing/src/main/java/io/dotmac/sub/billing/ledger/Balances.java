package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What accounts owe, from the ledger: receivables less credit. The one balance of the product: run,
 * preview, portal, dunning and reports ask here.
 */
public final class Balances {
  private static final String SUM = """
      select account_id, currency,
        sum(case entry_type when 'debit' then amount_minor else -amount_minor end)
      from ledger_entry
      where tenant_id = ? and account_id = any(?) and ledger_account_id = any(?)
      group by account_id, currency
      """;

  private Balances() {}

  /** What the account owes; negative when it has more credit than debt. */
  public static Money of(Tx tx, AccountId account) {
    Money none = Money.zero(BillingAccounts.require(tx, account).currency());
    return of(tx, List.of(account)).getOrDefault(account, none);
  }

  /** What each of those accounts owes; an account without an entry is left out. */
  public static Map<AccountId, Money> of(Tx tx, Collection<AccountId> accounts) {
    Chart chart = Chart.of(tx);
    Object[] owing = {chart.id(LedgerPurpose.RECEIVABLE), chart.id(LedgerPurpose.CUSTOMER_CREDIT)};
    return tx.jdbc(connection -> sums(connection, tx, accounts, owing));
  }

  private static Map<AccountId, Money> sums(
      Connection connection, Tx tx, Collection<AccountId> accounts, Object[] owing)
      throws SQLException {
    Map<AccountId, Money> sums = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(SUM)) {
      query.setObject(1, tx.tenant().value());
      Object[] ids = accounts.stream().map(AccountId::value).toArray();
      query.setArray(2, connection.createArrayOf("uuid", ids));
      query.setArray(3, connection.createArrayOf("uuid", owing));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Money sum = Money.ofMinor(row.getLong(3), Money.currency(row.getString(2)));
          sums.put(new AccountId(row.getObject(1, UUID.class)), sum);
        }
      }
    }
    return sums;
  }
}
