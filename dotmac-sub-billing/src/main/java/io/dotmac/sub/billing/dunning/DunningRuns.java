package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.dunning.policy.DunningDay;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Walks all cases of a tenant, some hundred accounts a transaction. A run that was interrupted is
 * begun again: what it had done it does not do twice.
 */
public final class DunningRuns {
  private static final int AT_ONCE = 1000;

  private static final String CONCERNED = """
      select account_id from (
        (select distinct account_id from invoice where tenant_id = ? and due_on < ?
          and status in ('issued', 'partially_paid', 'overdue') and account_id > ?
          order by account_id limit ?)
        union
        (select account_id from dunning_case where tenant_id = ? and status in ('open', 'paused')
          and account_id > ? order by account_id limit ?)) c
      order by account_id limit ?
      """;

  private final Database db;
  private final Dunning dunning;
  private final BiConsumer<Tx, LocalDate> before;

  /** Runs that walk cases by {@code dunning}; {@code before} settles what ends with a day. */
  public DunningRuns(Database db, Dunning dunning, BiConsumer<Tx, LocalDate> before) {
    this.db = db;
    this.dunning = dunning;
    this.before = before;
  }

  /**
   * What a run did.
   *
   * @param accounts looked at
   * @param held whose step is due and waits for a working hour or a brake
   */
  public record Result(int accounts, int opened, int stepped, int resolved, int held) {
    Result plus(DunningOutcome outcome) {
      boolean open =
          outcome == DunningOutcome.OPENED || outcome == DunningOutcome.OPENED_AND_STEPPED;
      boolean step =
          outcome == DunningOutcome.STEPPED || outcome == DunningOutcome.OPENED_AND_STEPPED;
      return new Result(
          accounts,
          opened + (open ? 1 : 0),
          stepped + (step ? 1 : 0),
          resolved + (outcome == DunningOutcome.RESOLVED ? 1 : 0),
          held + (outcome == DunningOutcome.HELD ? 1 : 0));
    }

    Result seen(int more) {
      return new Result(accounts + more, opened, stepped, resolved, held);
    }
  }

  /** Does what is due today by the tenant's business clock, at whatever hour. */
  public Result run(Caller caller) {
    return run(caller, db.inTx(caller, Tx::today));
  }

  /** Does what is due now; steps wait for the hours of the calendar of their policy. */
  public Result runInHours(Caller caller) {
    return walk(
        caller,
        db.inTx(
            caller,
            tx -> new DunningDay(tx.today(), LocalTime.ofInstant(tx.now(), tx.zone()), Set.of())));
  }

  /** Does what is due on that day; a second run on the same day does nothing more. */
  public Result run(Caller caller, LocalDate today) {
    return walk(caller, DunningDay.of(today));
  }

  private Result walk(Caller caller, DunningDay day) {
    db.run(caller, tx -> before.accept(tx, day.date()));
    Result result = new Result(0, 0, 0, 0, 0);
    UUID after = new UUID(0, 0);
    while (true) {
      UUID from = after;
      List<UUID> accounts = db.inTx(caller, tx -> concerned(tx, day.date(), from));
      if (accounts.isEmpty()) {
        return result;
      }
      List<DunningOutcome> outcomes = db.inTx(caller, tx -> dunning.advance(tx, accounts, day));
      result = result.seen(accounts.size());
      for (DunningOutcome outcome : outcomes) {
        result = result.plus(outcome);
      }
      after = accounts.get(accounts.size() - 1);
    }
  }

  /** What a run would do on that day; at most {@code limit} steps. */
  public List<DunningPreview> preview(Caller caller, LocalDate today, int limit) {
    List<DunningPreview> previews = new ArrayList<>();
    UUID after = new UUID(0, 0);
    while (previews.size() < limit) {
      UUID from = after;
      List<UUID> accounts = db.inTx(caller, tx -> concerned(tx, today, from));
      if (accounts.isEmpty()) {
        return previews;
      }
      previews.addAll(db.inTx(caller, tx -> dunning.preview(tx, accounts, today)));
      after = accounts.get(accounts.size() - 1);
    }
    return List.copyOf(previews.subList(0, limit));
  }

  private static List<UUID> concerned(Tx tx, LocalDate today, UUID after) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(CONCERNED)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, today);
        query.setObject(3, after);
        query.setInt(4, AT_ONCE);
        query.setObject(5, tx.tenant().value());
        query.setObject(6, after);
        query.setInt(7, AT_ONCE);
        query.setInt(8, AT_ONCE);
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
