package io.dotmac.sub.billing.autopay;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.gateway.collect.CollectInvoice;
import io.dotmac.sub.billing.gateway.collect.CollectRequest;
import io.dotmac.sub.billing.gateway.collect.PaymentOutcome;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due from every account that agreed to it: at most one attempt an account and day,
 * and none while an earlier one is in doubt.
 */
public final class RunAutopay {
  private static final Logger LOG = LoggerFactory.getLogger(RunAutopay.class);
  private static final int AT_ONCE = 200;

  private static final String DUE = """
      select p.account_id, p.payment_method_id, sum(i.balance_due_minor), min(i.currency)
      from autopay p
      join payment_method m on m.tenant_id = p.tenant_id and m.id = p.payment_method_id
        and m.is_active
      join invoice i on i.tenant_id = p.tenant_id and i.account_id = p.account_id
        and i.status in ('issued', 'partially_paid', 'overdue') and i.due_on <= ?
      where p.tenant_id = ? and p.is_active and (p.last_attempt_on is null or p.last_attempt_on < ?)
        and p.account_id > ?
        and not exists (select from payment x where x.tenant_id = p.tenant_id
          and x.account_id = p.account_id and x.status = 'pending' and x.provider_id is not null)
      group by p.account_id, p.payment_method_id
      order by p.account_id limit ?
      """;

  private final Database db;
  private final Autopays autopays;
  private final CollectInvoice collect;

  /** Takes money by {@code collect}. */
  public RunAutopay(Database db, Autopays autopays, CollectInvoice collect) {
    this.db = db;
    this.autopays = autopays;
    this.collect = collect;
  }

  private record Due(AccountId account, PaymentMethodId method, Money amount) {}

  /**
   * What a run did.
   *
   * @param settled accounts whose money arrived
   * @param open those that have to act, or whose provider has to be asked again
   */
  public record Result(int settled, int declined, int open) {
    Result plus(PaymentOutcome outcome) {
      return outcome.match(
          arrived -> new Result(settled + 1, declined, open),
          awaiting -> new Result(settled, declined, open + 1),
          refused -> new Result(settled, declined + 1, open),
          doubt -> new Result(settled, declined, open + 1));
    }

    @Override
    public String toString() {
      return settled + " collected, " + declined + " declined, " + open + " open";
    }
  }

  /** Takes what is due today. */
  public Result run(Caller caller) {
    Result result = new Result(0, 0, 0);
    UUID after = new UUID(0, 0);
    List<Due> some;
    do {
      UUID from = after;
      some = db.inTx(caller, tx -> tx.jdbc(connection -> due(connection, tx, from)));
      for (Due due : some) {
        try {
          result = result.plus(collect(caller, due));
        } catch (RuntimeException e) {
          LOG.warn("nothing is collected from account {}", due.account(), e);
        }
        after = due.account().value();
      }
    } while (some.size() == AT_ONCE);
    return result;
  }

  private PaymentOutcome collect(Caller caller, Due due) {
    return collect.collect(
        caller,
        tx -> CollectRequest.with(
                due.account(), due.method(), Autopays.key(due.account(), tx.today()))
            .of(due.amount()),
        (tx, payment) ->
            autopays.of(tx, due.account()).ifPresent(agreement -> agreement.attempted(tx.today())));
  }

  private static List<Due> due(Connection connection, Tx tx, UUID after) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(DUE)) {
      query.setObject(1, tx.today());
      query.setObject(2, tx.tenant().value());
      query.setObject(3, tx.today());
      query.setObject(4, after);
      query.setInt(5, AT_ONCE);
      List<Due> due = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          due.add(new Due(
              new AccountId(row.getObject(1, UUID.class)),
              new PaymentMethodId(row.getObject(2, UUID.class)),
              Money.ofMinor(row.getLong(3), Money.currency(row.getString(4)))));
        }
      }
      return due;
    }
  }
}
