package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.notify.campaign.Debtors;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Who owes by their open invoices. */
public final class InvoiceDebtors implements Debtors {
  private static final String OPEN = """
      select a.subscriber_id, i.currency, sum(i.balance_due_minor)
      from billing_account a join invoice i
        on i.tenant_id = a.tenant_id and i.account_id = a.id
      where a.tenant_id = ? and a.subscriber_id = any (?)
        and i.status in ('issued', 'partially_paid', 'overdue')
      group by a.subscriber_id, i.currency
      """;

  @Override
  public List<UUID> owing(Tx tx, List<UUID> subscribers, BigDecimal atLeast) {
    return tx.jdbc(connection -> {
      List<UUID> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(OPEN)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", subscribers.toArray()));
        ResultSet row = query.executeQuery();
        while (row.next()) {
          Money open = Money.ofMinor(
              row.getLong(3), Currency.getInstance(row.getString(2).strip()));
          if (open.decimal().compareTo(atLeast) >= 0) {
            found.add(Objects.requireNonNull(row.getObject(1, UUID.class)));
          }
        }
      }
      return found;
    });
  }
}
