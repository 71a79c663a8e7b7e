package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.core.usage.QuotaPeriods.Span;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What services may use in each period of theirs: opens the periods, warns at thresholds, holds a
 * service back when all is used, and lets it go when more is added or the next period begins. What
 * holds it back is a lock of its own, so nothing else that is locked is ever let go.
 */
public final class Quotas {
  /** The owner of the locks that quotas place. */
  public static final String OWNER = "quota";

  private static final int AT_ONCE = 2_000;
  private static final Duration AHEAD = Duration.ofHours(1);

  private final ServiceLocks locks;

  private record Opened(UUID service, Span span, long included) {}

  /** Works through these locks. */
  public Quotas(ServiceLocks locks) {
    this.locks = locks;
  }

  /**
   * Opens the periods that have begun or begin within the hour, lets open ones follow a change of
   * plan, and counts usage that was there before its period.
   *
   * @return how many periods were opened
   */
  public int meter(Tx tx) {
    int opened = open(tx, tx.now()) + open(tx, tx.now().plus(AHEAD));
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(QuotaSql.FOLLOW_PLAN)) {
        at(update, 1, tx);
        update.executeUpdate();
      }
      try (PreparedStatement update = connection.prepareStatement(QuotaSql.METER)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, tx.tenant().value());
        return update.executeUpdate();
      }
    });
    return opened;
  }

  private static int open(Tx tx, Instant at) {
    int opened = 0;
    List<Opened> some;
    do {
      some = tx.jdbc(connection -> without(connection, tx, at));
      List<Opened> batch = some;
      int inserted = batch.isEmpty() ? 0 : tx.jdbc(connection -> insert(connection, tx, batch));
      opened += inserted;
      if (inserted == 0) {
        break;
      }
    } while (some.size() == AT_ONCE);
    return opened;
  }

  private static List<Opened> without(Connection connection, Tx tx, Instant at)
      throws SQLException {
    List<Opened> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(QuotaSql.WITHOUT)) {
      query.setObject(1, tx.tenant().value());
      query.setTimestamp(2, Timestamp.from(at));
      query.setTimestamp(3, Timestamp.from(at));
      query.setInt(4, AT_ONCE);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          QuotaPeriods periods = new QuotaPeriods(
              WireName.parse(BillingCycle.class, row.getString(2)),
              row.getInt(3),
              row.getObject(4, LocalDate.class),
              tx.zone());
          found.add(
              new Opened(row.getObject(1, UUID.class), periods.containing(at), row.getLong(5)));
        }
      }
    }
    return found;
  }

  private static int insert(Connection connection, Tx tx, List<Opened> opened) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(QuotaSql.OPEN)) {
      insert.setObject(1, tx.tenant().value());
      array(insert, 2, "uuid", opened, each -> Ids.next());
      array(insert, 3, "uuid", opened, Opened::service);
      array(insert, 4, "timestamptz", opened, each -> each.span().start().toString());
      array(insert, 5, "timestamptz", opened, each -> each.span().end().toString());
      array(insert, 6, "int8", opened, Opened::included);
      insert.setObject(7, tx.tenant().value());
      return insert.executeUpdate();
    }
  }

  /**
   * Warns where a threshold was passed, and does what the tenant decided where all is used.
   *
   * @return how many services were warned or have used all
   */
  public int evaluate(Tx tx) {
    List<UsageEvent> events = new ArrayList<>(warnings(tx));
    FupAction action = Settings.get(tx, QuotaSettings.FUP_ACTION);
    List<UsageEvent.UsageExhausted> exhausted = exhausted(tx, action);
    events.addAll(exhausted);
    tx.publishAll(events);
    if (action.effect().isPresent()) {
      LockEffect effect = action.effect().get();
      locks.lockAll(
          tx,
          exhausted.stream().map(UsageEvent.UsageExhausted::subscription).toList(),
          LockReason.QUOTA,
          effect,
          OWNER,
          null);
    }
    return events.size();
  }

  private static List<UsageEvent.UsageWarning> warnings(Tx tx) {
    return tx.jdbc(connection -> {
      List<UsageEvent.UsageWarning> warnings = new ArrayList<>();
      try (PreparedStatement update = connection.prepareStatement(QuotaSql.WARN)) {
        update.setArray(1, connection.createArrayOf("numeric", thresholds(tx).toArray()));
        at(update, 2, tx);
        update.setObject(5, tx.tenant().value());
        try (ResultSet row = update.executeQuery()) {
          while (row.next()) {
            warnings.add(new UsageEvent.UsageWarning(
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(1, UUID.class),
                row.getBigDecimal(4).stripTrailingZeros(),
                row.getLong(5),
                row.getLong(6)));
          }
        }
      }
      return warnings;
    });
  }

  private static List<UsageEvent.UsageExhausted> exhausted(Tx tx, FupAction action) {
    return tx.jdbc(connection -> {
      List<UsageEvent.UsageExhausted> found = new ArrayList<>();
      try (PreparedStatement update = connection.prepareStatement(QuotaSql.EXHAUST)) {
        at(update, 1, tx);
        update.setTimestamp(4, Timestamp.from(tx.now()));
        update.setObject(5, tx.tenant().value());
        try (ResultSet row = update.executeQuery()) {
          while (row.next()) {
            found.add(new UsageEvent.UsageExhausted(
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(1, UUID.class),
                action,
                row.getLong(4),
                row.getLong(5)));
          }
        }
      }
      return found;
    });
  }

  /**
   * Lets services go that their quota held back and that have something left: a new period began,
   * more was added, or their plan is another.
   *
   * @return how many
   */
  public int lift(Tx tx) {
    List<UUID> relieved = tx.jdbc(connection -> {
      List<UUID> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(QuotaSql.RELIEVED)) {
        query.setObject(1, tx.tenant().value());
        query.setString(2, OWNER);
        at(query, 3, tx);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(row.getObject(1, UUID.class));
          }
        }
      }
      return found;
    });
    Set<UUID> released = locks.releaseOwned(tx, relieved, LockReason.QUOTA, OWNER);
    return released.size();
  }

  /**
   * Adds to what a service may use in its current period, which lets it go if that was what held it
   * back; thresholds that lie ahead again will warn again.
   */
  public void topUp(Tx tx, SubscriptionId subscription, long octets) {
    if (octets < 1) {
      throw Problem.invalid("/octets", "range", "1 or more was expected and " + octets + " found");
    }
    meter(tx);
    UsageEvent.UsageToppedUp added = tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(QuotaSql.TOP_UP)) {
        update.setLong(1, octets);
        update.setArray(2, connection.createArrayOf("numeric", thresholds(tx).toArray()));
        update.setLong(3, octets);
        update.setObject(4, tx.tenant().value());
        update.setObject(5, subscription.value());
        update.setTimestamp(6, Timestamp.from(tx.now()));
        update.setTimestamp(7, Timestamp.from(tx.now()));
        try (ResultSet row = update.executeQuery()) {
          if (!row.next()) {
            throw Problem.conflict(
                "no_quota", "the service " + subscription + " has no quota to add to");
          }
          return new UsageEvent.UsageToppedUp(
              row.getObject(2, UUID.class),
              subscription.value(),
              row.getObject(1, UUID.class),
              octets);
        }
      }
    });
    tx.publish(added);
    evaluate(tx);
    lift(tx);
  }

  private static List<BigDecimal> thresholds(Tx tx) {
    return QuotaSettings.thresholds(Settings.get(tx, QuotaSettings.WARNING_THRESHOLDS));
  }

  /** Tenant and moment, as the current period is asked for. */
  private static void at(PreparedStatement statement, int first, Tx tx) throws SQLException {
    statement.setObject(first, tx.tenant().value());
    statement.setTimestamp(first + 1, Timestamp.from(tx.now()));
    statement.setTimestamp(first + 2, Timestamp.from(tx.now()));
  }

  private static void array(
      PreparedStatement insert,
      int index,
      String type,
      List<Opened> rows,
      Function<Opened, Object> column)
      throws SQLException {
    insert.setArray(
        index,
        insert.getConnection().createArrayOf(type, rows.stream().map(column).toArray()));
  }
}
