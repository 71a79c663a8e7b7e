package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Walks all cases of a tenant, some accounts a transaction. */
public final class DunningRuns {
  private static final int AT_ONCE = 100;

  private static final String CONCERNED = """
      select account_id from (
        select account_id from invoice where tenant_id = ? and due_on < ?
          and status in ('issued', 'partially_paid', 'overdue')
        union
        select account_id from dunning_case where tenant_id = ? and status in ('open', 'paused')) c
      where account_id > ? order by account_id limit ?
      """;

  private final Database db;
  private final Dunning dunning;

  /** Runs that walk cases by {@code dunning}. */
  public DunningRuns(Database db, Dunning dunning) {
    this.db = db;
    this.dunning = dunning;
  }

  /**
   * What a run did.
   *
   * @param accounts looked at
   */
  public record Result(int accounts, int opened, int stepped, int resolved) {
    Result plus(DunningOutcome outcome) {
      boolean open =
          outcome == DunningOutcome.OPENED || outcome == DunningOutcome.OPENED_AND_STEPPED;
      boolean step =
          outcome == DunningOutcome.STEPPED || outcome == DunningOutcome.OPENED_AND_STEPPED;
      return new Result(
          accounts + 1,
          opened + (open ? 1 : 0),
          stepped + (step ? 1 : 0),
          resolved + (outcome == DunningOutcome.RESOLVED ? 1 : 0));
    }
  }

  /** Does what is due today by the tenant's business clock. */
  public Result run(Caller caller) {
    return run(caller, db.inTx(caller, Tx::today));
  }

  /** Does what is due on that day; a second run on the same day does nothing more. */
  public Result run(Caller caller, LocalDate today) {
    Result result = new Result(0, 0, 0, 0);
    UUID after = new UUID(0, 0);
    while (true) {
      UUID from = after;
      List<UUID> accounts = db.inTx(caller, tx -> concerned(tx, today, from));
      if (accounts.isEmpty()) {
        return result;
      }
      List<DunningOutcome> outcomes = db.inTx(
          caller,
          tx -> accounts.stream()
              .map(account -> dunning.advance(tx, new AccountId(account), today))
              .toList());
      for (DunningOutcome outcome : outcomes) {
        result = result.plus(outcome);
      }
      after = accounts.get(accounts.size() - 1);
    }
  }

  /** What a run would do on that day; at most {@code limit} accounts. */
  public List<DunningPreview> preview(Caller caller, LocalDate today, int limit) {
    List<DunningPreview> previews = new ArrayList<>();
    UUID after = new UUID(0, 0);
    while (previews.size() < limit) {
      UUID from = after;
      List<UUID> accounts = db.inTx(caller, tx -> concerned(tx, today, from));
      if (accounts.isEmpty()) {
        return previews;
      }
      db.run(
          caller,
          tx -> accounts.forEach(account ->
              dunning.preview(tx, new AccountId(account), today).ifPresent(previews::add)));
      after = accounts.get(accounts.size() - 1);
    }
    return previews.subList(0, limit);
  }

  private static List<UUID> concerned(Tx tx, LocalDate today, UUID after) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(CONCERNED)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, today);
        query.setObject(3, tx.tenant().value());
        query.setObject(4, after);
        query.setInt(5, AT_ONCE);
        try (ResultSet row = query.executeQuery()) {
          List<UUID> ids = new ArrayList<>();
          while (row.next()) {
            ids.add(row.getObject(1, UUID.class));
          }
          return ids;
        }
      }
    });
  }
}
