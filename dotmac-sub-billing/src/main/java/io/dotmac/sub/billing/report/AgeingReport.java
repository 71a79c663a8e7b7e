package io.dotmac.sub.billing.report;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What is owed, by how late it is. Summed by the database over all invoices, however many. */
public final class AgeingReport {
  private static final String SUMS = """
      select currency, case when late <= 0 then 'current' when late <= 30 then '1_30'
          when late <= 60 then '31_60' when late <= 90 then '61_90' else 'over_90' end,
        count(*), count(distinct account_id), sum(balance_due_minor)
      from (select currency, account_id, balance_due_minor, ?::date - due_on as late
        from invoice where tenant_id = ? and status in ('issued', 'partially_paid', 'overdue')) i
      group by 1, 2 order by 1, min(late)
      """;

  private AgeingReport() {}

  /**
   * One age in one currency.
   *
   * @param bucket {@code current}, {@code 1_30}, {@code 31_60}, {@code 61_90} or {@code over_90}
   *     days late
   */
  public record Row(String bucket, long invoices, long accounts, Money balance) {}

  /** The rows on that day, by currency, the youngest first; empty ages are left out. */
  public static List<Row> on(Tx tx, LocalDate day) {
    if (!(tx.scope() instanceof Scope.Whole)) {
      throw Problem.forbidden("the ageing of all accounts is for staff");
    }
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(SUMS)) {
        query.setObject(1, day);
        query.setObject(2, tx.tenant().value());
        try (ResultSet row = query.executeQuery()) {
          return rows(row);
        }
      }
    });
  }

  private static List<Row> rows(ResultSet row) throws SQLException {
    List<Row> rows = new ArrayList<>();
    while (row.next()) {
      rows.add(new Row(
          row.getString(2),
          row.getLong(3),
          row.getLong(4),
          Money.ofMinor(row.getLong(5), Money.currency(row.getString(1)))));
    }
    return rows;
  }
}
