package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.Settlement;
import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.billing.tax.TaxPolicy;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Opens prepaid services at once when money comes in, in the transaction of the payment. */
public final class PrepaidOpening {
  private static final String WAITING = """
      select distinct s.account_id from subscription s
      join service_lock l on l.tenant_id = s.tenant_id and l.subscription_id = s.id
        and l.reason = 'prepaid' and l.owner = ? and l.released_at is null
      where s.tenant_id = ? and s.account_id = any(?) and s.next_bill_on <= ?
      order by 1
      """;

  private final TaxPolicy taxes;
  private final NumberingPolicy numbers;

  /** Opening by those policies. */
  public PrepaidOpening(TaxPolicy taxes, NumberingPolicy numbers) {
    this.taxes = taxes;
    this.numbers = numbers;
  }

  /** Bills those of the accounts that have a service waiting for credit. */
  public void open(Tx tx, Settlement settlement, Collection<AccountId> accounts) {
    List<UUID> waiting = waiting(tx, accounts);
    if (!waiting.isEmpty()) {
      RunRules rules = new RunRules(settlement, taxes, numbers);
      AccountBilling.bill(tx, rules, null, waiting.toArray(UUID[]::new), tx.today());
    }
  }

  private static List<UUID> waiting(Tx tx, Collection<AccountId> accounts) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(WAITING)) {
        query.setString(1, PrepaidPeriods.OWNER);
        query.setObject(2, tx.tenant().value());
        query.setArray(
            3,
            connection.createArrayOf(
                "uuid", accounts.stream().map(AccountId::value).toArray()));
        query.setObject(4, tx.today());
        List<UUID> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(row.getObject(1, UUID.class));
          }
        }
        return found;
      }
    });
  }
}
