package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;

/** The days after a due date in which nothing is done. */
final class GraceDays {
  private static final String QUERY = """
      select coalesce(a.grace_days, b.grace_period_days, 0) from billing_account a
      left join subscriber b on b.tenant_id = a.tenant_id and b.id = a.subscriber_id
      where a.tenant_id = ? and a.id = ?
      """;

  private GraceDays() {}

  /** The account's, else its subscriber's, else none. */
  static int of(Tx tx, AccountId account) {
    return tx.memo(
        List.of(GraceDays.class, account),
        () -> tx.jdbc(connection -> {
          try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setObject(1, tx.tenant().value());
            query.setObject(2, account.value());
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? row.getInt(1) : 0;
            }
          }
        }));
  }
}
