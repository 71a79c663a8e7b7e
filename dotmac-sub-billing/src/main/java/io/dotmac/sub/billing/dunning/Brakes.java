package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Stops restrictions when customers may have paid or may not have been told without our knowledge,
 * and when a day has seen enough of them. Notices go on.
 */
public final class Brakes {
  /** Suspensions and rejections a day; 0: as many as are due. */
  public static final Setting<Integer> MOST_A_DAY = Setting.integer(
          SettingDomain.COLLECTIONS, "dunning_max_suspensions_per_day", 0)
      .range(0, 10_000_000);

  /** So many messages and events about payments may have failed for good. */
  public static final Setting<Integer> PAYMENT_DEAD_LETTERS = Setting.integer(
          SettingDomain.COLLECTIONS, "billing_enforcement_payment_max_dead_letters", 0)
      .range(0, 1_000_000);

  /** So long a payment through a provider may be pending; 0: for ever. */
  public static final Setting<Integer> PAYMENT_PENDING_MINUTES = Setting.integer(
          SettingDomain.COLLECTIONS, "billing_enforcement_payment_max_pending_minutes", 45)
      .range(0, 100_000);

  /** So many events that customers are told of may have failed for good. */
  public static final Setting<Integer> NOTICES_FAILED = Setting.integer(
          SettingDomain.COLLECTIONS, "billing_enforcement_notification_max_failed", 100)
      .range(0, 1_000_000);

  /** All brakes, engaged ones and history; staff only. */
  public static final Listing<DunningBrake> LISTING = Listing.of(DunningBrake.class)
      .filter("cause", "e.cause = :cause", text -> text)
      .filter(
          "is_engaged",
          "case when e.releasedAt is null then true else false end = :is_engaged",
          Parsers::flag)
      .sort("engaged_at", "e.engagedAt")
      .defaultSort("-engaged_at");

  static final Set<DunningAction> RESTRICTIONS =
      Set.of(DunningAction.THROTTLE, DunningAction.SUSPEND, DunningAction.REJECT);

  static final Set<DunningAction> SUSPENSIONS = Set.of(DunningAction.SUSPEND, DunningAction.REJECT);

  private static final String CAP = "suspensions_per_day";

  /** Asked first: nearly always nothing failed, and this needs no look at the months of events. */
  private static final String ANY_FAILED = """
      select count(*) from (select from event_delivery
        where tenant_id = ? and status = 'failed' limit 1) one
      """;

  private static final String FAILED_EVENTS = """
      select count(*) from event_delivery d
      join event_store e on e.tenant_id = d.tenant_id and e.event_id = d.event_id
        and e.recorded_at = d.recorded_at
      where d.tenant_id = ? and d.status = 'failed' and e.event_type like any(?)
      """;

  private static final String FAILED_MESSAGES = """
      select count(*) from payment_provider_event where tenant_id = ? and status = 'failed'
      """;

  private static final String PENDING = """
      select count(*) from payment p
      join payment_provider v on v.tenant_id = p.tenant_id and v.id = p.provider_id
      where p.tenant_id = ? and p.status = 'pending' and v.provider_type <> 'manual'
        and p.created_at < ?
      """;

  private static final String SUSPENDED_SINCE = """
      select count(*) from dunning_action_log
      where tenant_id = ? and action in ('suspend', 'reject') and executed_at >= ?
      """;

  private final List<BrakeSignal> signals;

  Brakes(List<BrakeSignal> signals) {
    this.signals = List.copyOf(signals);
  }

  /** The signals that need nothing but our own tables. */
  public static List<BrakeSignal> standard() {
    return List.of(
        new Signal("payment_dead_letters", Brakes::deadLetters),
        new Signal("payments_pending", Brakes::pending),
        new Signal("notification_failures", Brakes::failedNotices));
  }

  private record Signal(String cause, Function<Tx, Optional<String>> look) implements BrakeSignal {
    @Override
    public Optional<String> trouble(Tx tx) {
      return look.apply(tx);
    }
  }

  /** What is stopped now, without writing anything. */
  Set<DunningAction> withheld(Tx tx) {
    return signals.stream().anyMatch(each -> each.trouble(tx).isPresent())
        ? RESTRICTIONS
        : Set.of();
  }

  /** Engages and releases brakes by what is wrong now, and says what is stopped. */
  Set<DunningAction> apply(Tx tx) {
    Map<String, String> wrong = new TreeMap<>();
    signals.forEach(each -> each.trouble(tx).ifPresent(detail -> wrong.put(each.cause(), detail)));
    boolean capped = left(tx) <= 0;
    List<DunningBrake> engaged = tx.session()
        .createSelectionQuery(
            "from DunningBrake e where e.releasedAt is null order by e.cause", DunningBrake.class)
        .getResultList();
    for (DunningBrake brake : engaged) {
      boolean still = brake.cause().equals(CAP) ? capped : wrong.containsKey(brake.cause());
      if (!still) {
        brake.release(tx.now());
        tx.publish(new DunningAlert.BrakeReleased(brake.id().value(), brake.cause()));
      }
      wrong.remove(brake.cause());
    }
    boolean stopped = !wrong.isEmpty()
        || engaged.stream()
            .anyMatch(each -> each.releasedAt().isEmpty() && !each.cause().equals(CAP));
    wrong.forEach((cause, detail) -> engage(tx, cause, detail));
    return stopped ? RESTRICTIONS : Set.of();
  }

  /** The cap was reached while something was due. */
  void capped(Tx tx) {
    boolean already = tx.session()
            .createSelectionQuery(
                "select count(*) from DunningBrake e where e.releasedAt is null"
                    + " and e.cause = :cause",
                Long.class)
            .setParameter("cause", CAP)
            .getSingleResult()
        > 0;
    if (!already) {
      engage(tx, CAP, Settings.get(tx, MOST_A_DAY) + " suspensions were made today");
    }
  }

  /** How many suspensions may still be made today. */
  long left(Tx tx) {
    int most = Settings.get(tx, MOST_A_DAY);
    if (most == 0) {
      return Long.MAX_VALUE;
    }
    Timestamp midnight = Timestamp.from(tx.today().atStartOfDay(tx.zone()).toInstant());
    return most
        - tx.jdbc(connection -> {
          try (PreparedStatement query = connection.prepareStatement(SUSPENDED_SINCE)) {
            query.setObject(1, tx.tenant().value());
            query.setTimestamp(2, midnight);
            return number(query);
          }
        });
  }

  private static void engage(Tx tx, String cause, String detail) {
    DunningBrake brake = new DunningBrake(cause, detail, tx.now());
    tx.save(brake);
    tx.publish(new DunningAlert.BrakeEngaged(brake.id().value(), cause, detail));
  }

  private static Optional<String> deadLetters(Tx tx) {
    long messages = tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(FAILED_MESSAGES)) {
        query.setObject(1, tx.tenant().value());
        return number(query);
      }
    });
    long failed = failed(tx, "payment.%") + messages;
    return failed > Settings.get(tx, PAYMENT_DEAD_LETTERS)
        ? Optional.of(failed + " messages about payments could not be handled")
        : Optional.empty();
  }

  private static Optional<String> failedNotices(Tx tx) {
    long failed = failed(tx, "dunning.%", "invoice.%");
    return failed > Settings.get(tx, NOTICES_FAILED)
        ? Optional.of(failed + " events that customers are told of could not be handled")
        : Optional.empty();
  }

  private static Optional<String> pending(Tx tx) {
    int minutes = Settings.get(tx, PAYMENT_PENDING_MINUTES);
    if (minutes == 0) {
      return Optional.empty();
    }
    long pending = tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(PENDING)) {
        query.setObject(1, tx.tenant().value());
        query.setTimestamp(2, Timestamp.from(tx.systemNow().minusSeconds(60L * minutes)));
        return number(query);
      }
    });
    return pending > 0
        ? Optional.of(pending + " payments have been pending for more than " + minutes + " minutes")
        : Optional.empty();
  }

  private static long failed(Tx tx, String... types) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(ANY_FAILED)) {
        query.setObject(1, tx.tenant().value());
        if (number(query) == 0) {
          return 0L;
        }
      }
      try (PreparedStatement query = connection.prepareStatement(FAILED_EVENTS)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("text", types));
        return number(query);
      }
    });
  }

  private static long number(PreparedStatement query) throws java.sql.SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
