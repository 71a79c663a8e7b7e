package io.dotmac.sub.billing.dunning.prepaid;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.dunning.prepaid.PrepaidAccounts.Change;
import io.dotmac.sub.billing.dunning.prepaid.PrepaidAccounts.Payer;
import io.dotmac.sub.billing.ledger.Balances;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Looks at the balances of prepaid accounts, some hundred in a transaction, once a local day. */
public final class PrepaidEnforcement {
  private static final String OWNER = "prepaid-balance";

  private static final String BEGIN = """
      insert into prepaid_enforcement (tenant_id, id, acted_on) values (?, ?, ?)
      on conflict (tenant_id, acted_on) do update set updated_at = now()
        where prepaid_enforcement.finished_at is null
      """;

  private static final String COUNT = """
      update prepaid_enforcement set warned = warned + ?, blocked = blocked + ?,
        deactivated = deactivated + ?, restored = restored + ?, updated_at = now(),
        version = version + 1
      where tenant_id = ? and acted_on = ?
      """;

  private static final String FINISH = """
      update prepaid_enforcement set finished_at = ?, version = version + 1
      where tenant_id = ? and acted_on = ?
      """;

  private final Database db;
  private final ServiceLocks locks;

  /** Enforcement that blocks by {@code locks}. */
  public PrepaidEnforcement(Database db, ServiceLocks locks) {
    this.db = db;
    this.locks = locks;
  }

  /** What a day's look did. */
  public record Result(int accounts, int warned, int blocked, int deactivated, int restored) {
    Result plus(Result other) {
      return new Result(
          accounts + other.accounts,
          warned + other.warned,
          blocked + other.blocked,
          deactivated + other.deactivated,
          restored + other.restored);
    }
  }

  /** Acts if the hour has come and this local day was not done; empty when there was nothing. */
  public Optional<Result> run(Caller caller) {
    Optional<LocalDate> day = db.inTx(caller, PrepaidEnforcement::begin);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    Result all = new Result(0, 0, 0, 0, 0);
    UUID after = new UUID(0, 0);
    while (true) {
      UUID from = after;
      List<UUID> seen = new ArrayList<>();
      Result some = db.inTx(caller, tx -> {
        List<Payer> payers = PrepaidAccounts.next(tx, from);
        payers.forEach(payer -> seen.add(payer.id()));
        Result done = look(tx, payers, day.get());
        count(tx, done, day.get());
        return done;
      });
      if (seen.isEmpty()) {
        db.run(caller, tx -> finish(tx, day.get()));
        return Optional.of(all);
      }
      all = all.plus(some);
      after = seen.get(seen.size() - 1);
    }
  }

  /** A top-up restores at once what a low balance had blocked. */
  public void balanceChanged(Tx tx, Collection<AccountId> accounts) {
    List<Payer> marked = PrepaidAccounts.marked(tx, accounts);
    if (!marked.isEmpty()) {
      Map<AccountId, Money> owed = owed(tx, marked);
      write(
          tx,
          marked.stream()
              .filter(payer -> isEnough(payer, owed))
              .map(payer -> new Change(payer, PrepaidRule.State.FINE, available(payer, owed)))
              .toList());
    }
  }

  private static Optional<LocalDate> begin(Tx tx) {
    LocalTime time = LocalTime.ofInstant(tx.now(), tx.zone());
    if (!Settings.get(tx, PrepaidSettings.ENABLED)
        || time.isBefore(Settings.get(tx, PrepaidSettings.BLOCKING_TIME))
        || !PrepaidSettings.actsOn(tx, tx.today())) {
      return Optional.empty();
    }
    int begun = tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(BEGIN)) {
        insert.setObject(1, tx.tenant().value());
        insert.setObject(2, Ids.next());
        insert.setObject(3, tx.today());
        return insert.executeUpdate();
      }
    });
    return begun == 0 ? Optional.empty() : Optional.of(tx.today());
  }

  private Result look(Tx tx, List<Payer> payers, LocalDate today) {
    if (payers.isEmpty()) {
      return new Result(0, 0, 0, 0, 0);
    }
    PrepaidRule rule = new PrepaidRule(
        Settings.get(tx, PrepaidSettings.GRACE_DAYS),
        Settings.get(tx, PrepaidSettings.DEACTIVATION_DAYS));
    Map<AccountId, Money> owed = owed(tx, payers);
    List<Change> changes = new ArrayList<>();
    for (Payer payer : payers) {
      LocalDate since =
          payer.low() == null ? null : LocalDate.ofInstant(payer.low().toInstant(), tx.zone());
      PrepaidRule.State state = rule.on(today, isEnough(payer, owed), since);
      if (state != PrepaidRule.State.FINE || payer.low() != null) {
        changes.add(new Change(payer, state, available(payer, owed)));
      }
    }
    return write(tx, changes).plus(new Result(payers.size(), 0, 0, 0, 0));
  }

  /** Locks, marks and says what is new. */
  private Result write(Tx tx, List<Change> changes) {
    Set<UUID> newlyBlocked = place(tx, changes, PrepaidRule.State.BLOCKED, LockEffect.SUSPEND);
    place(tx, changes, PrepaidRule.State.DEACTIVATED, LockEffect.REJECT);
    List<UUID> fine = accounts(changes, PrepaidRule.State.FINE);
    if (!fine.isEmpty()) {
      locks.releaseOwned(
          tx, PrepaidAccounts.services(tx, fine).keySet(), LockReason.PREPAID, OWNER);
    }
    int warned = 0;
    int blocked = 0;
    int deactivated = 0;
    for (Change change : changes) {
      UUID account = change.payer().id();
      if (change.state() == PrepaidRule.State.FINE) {
        tx.publish(new PrepaidEvent.Restored(account));
        continue;
      }
      if (change.payer().low() == null) {
        warned++;
        tx.publish(new PrepaidEvent.LowBalance(
            account, change.balance(), change.payer().minimum()));
      }
      if (newlyBlocked.contains(account)) {
        blocked++;
        tx.publish(new PrepaidEvent.Blocked(account));
      }
      if (change.state() == PrepaidRule.State.DEACTIVATED && change.payer().off() == null) {
        deactivated++;
        tx.publish(new PrepaidEvent.Deactivated(account));
      }
    }
    PrepaidAccounts.mark(tx, changes);
    return new Result(0, warned, blocked, deactivated, fine.size());
  }

  /** Gives the accounts of which a service was newly locked. */
  private Set<UUID> place(Tx tx, List<Change> changes, PrepaidRule.State state, LockEffect effect) {
    Map<UUID, UUID> services = PrepaidAccounts.services(tx, accounts(changes, state));
    Set<UUID> locked = locks.lockAll(
        tx, services.keySet(), LockReason.PREPAID, effect, OWNER, "the balance is too low");
    Set<UUID> changed = new TreeSet<>();
    services.forEach((service, account) -> {
      if (locked.contains(service)) {
        changed.add(account);
      }
    });
    return changed;
  }

  private static List<UUID> accounts(List<Change> changes, PrepaidRule.State state) {
    return changes.stream()
        .filter(each -> each.state() == state)
        .map(each -> each.payer().id())
        .toList();
  }

  private static Map<AccountId, Money> owed(Tx tx, List<Payer> payers) {
    return Balances.of(
        tx, payers.stream().map(payer -> new AccountId(payer.id())).toList());
  }

  /** What the account has: its credit less all it owes. */
  private static Money available(Payer payer, Map<AccountId, Money> owed) {
    Money debt = owed.get(new AccountId(payer.id()));
    return debt == null ? Money.zero(payer.minimum().currency()) : debt.negate();
  }

  private static boolean isEnough(Payer payer, Map<AccountId, Money> owed) {
    return available(payer, owed).compareTo(payer.minimum()) >= 0;
  }

  private static void count(Tx tx, Result done, LocalDate day) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(COUNT)) {
        update.setInt(1, done.warned());
        update.setInt(2, done.blocked());
        update.setInt(3, done.deactivated());
        update.setInt(4, done.restored());
        update.setObject(5, tx.tenant().value());
        update.setObject(6, day);
        return update.executeUpdate();
      }
    });
  }

  private static void finish(Tx tx, LocalDate day) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(FINISH)) {
        update.setTimestamp(1, Timestamp.from(tx.now()));
        update.setObject(2, tx.tenant().value());
        update.setObject(3, day);
        return update.executeUpdate();
      }
    });
  }
}
