package io.dotmac.sub.server.web.data;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.util.Optional;

/** Accounts by the numbers that people know. */
public final class Accounts {
  private Accounts() {}

  /** The account of that number, its own or its subscriber's. */
  public static Optional<AccountId> find(Tx tx, String number) {
    return Query.of(
            tx,
            "select coalesce(a.id, s.id) as id from subscriber s full join billing_account a"
                + " on a.tenant_id = s.tenant_id and a.subscriber_id = s.id"
                + " where coalesce(s.tenant_id, a.tenant_id) = :tenant"
                + " and (s.subscriber_number = :number or a.account_number = :number)")
        .with("number", number)
        .first(row -> new AccountId(row.id("id")));
  }

  /** As {@link #find}; none is a problem that names the number. */
  public static AccountId require(Tx tx, String number) {
    return find(tx, number)
        .orElseThrow(
            () -> Problem.invalid("/account", "unknown", "there is no account '" + number + "'"));
  }
}
