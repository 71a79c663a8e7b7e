package io.dotmac.sub.core.event.delivery;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps the tables of events in order: what stayed open, and what is kept no longer. */
public final class EventKeeping {
  /** How many days it is kept how a delivery that went well went. */
  public static final Setting<Integer> DELIVERY_DAYS =
      Setting.integer(SettingDomain.AUDIT, "event_delivery_days", 30).range(1, 3650);

  /** How many months events are kept; their timelines and cursors go with them. */
  public static final Setting<Integer> EVENT_MONTHS =
      Setting.integer(SettingDomain.AUDIT, "event_months", 24).range(1, 240);

  private static final int AT_ONCE = 10_000;

  private static final String DELIVERIES = """
      delete from event_delivery d using (select tenant_id, event_id, handler
        from event_delivery
        where tenant_id = ? and status = 'completed' and completed_at < ? limit %d) old
      where d.tenant_id = old.tenant_id and d.event_id = old.event_id
        and d.handler = old.handler
      """.formatted(AT_ONCE);

  /** The oldest first: what is left is then whole from some moment on, which audits count on. */
  private static final String EVENTS = """
      with gone as (
        delete from event_store e using (select tenant_id, event_id, recorded_at
          from event_store where tenant_id = ? and recorded_at < ?
          order by event_id limit %d) old
        where e.tenant_id = old.tenant_id and e.event_id = old.event_id
          and e.recorded_at = old.recorded_at
        returning e.tenant_id, e.event_id),
      undelivered as (
        delete from event_delivery d using gone
        where d.tenant_id = gone.tenant_id and d.event_id = gone.event_id)
      select count(*) from gone
      """.formatted(AT_ONCE);

  /** Two handlers that end at once may each see the other at work and leave the event open. */
  private static final String STALE = """
      update event_store e set status = case when exists (
          select from event_delivery d where d.tenant_id = e.tenant_id
            and d.event_id = e.event_id and d.status = 'failed') then 'failed'
        else 'completed' end
      where e.tenant_id = ? and e.status = 'processing' and not exists (
        select from event_delivery d where d.tenant_id = e.tenant_id
          and d.event_id = e.event_id and d.status = 'pending')
      """;

  /** A handler that no node has any more: its deliveries would wait for ever. */
  private static final String ORPHANS = """
      update event_delivery set status = 'failed', error = 'no handler of this name is there'
      where tenant_id = ? and status = 'pending' and not handler = any (?)
        and next_attempt_at < ?
      """;

  private EventKeeping() {}

  /** All settings. */
  public static List<Setting<?>> settings() {
    return List.of(DELIVERY_DAYS, EVENT_MONTHS);
  }

  /**
   * Ends what stayed open: events whose deliveries are all over, and deliveries for a handler that
   * is none of {@code handlers}, which become dead letters after {@code patience}.
   *
   * @return how many rows
   */
  public static int settle(Tx tx, List<String> handlers, Duration patience) {
    return tx.jdbc(connection -> {
      int changed;
      try (PreparedStatement update = connection.prepareStatement(ORPHANS)) {
        update.setObject(1, tx.tenant().value());
        update.setArray(2, connection.createArrayOf("text", handlers.toArray()));
        update.setTimestamp(3, Timestamp.from(tx.systemNow().minus(patience)));
        changed = update.executeUpdate();
      }
      try (PreparedStatement update = connection.prepareStatement(STALE)) {
        update.setObject(1, tx.tenant().value());
        return changed + update.executeUpdate();
      }
    });
  }

  /**
   * Deletes some of what the tenant keeps no longer.
   *
   * @return how many rows; to be called again until it is 0
   */
  public static int forget(Tx tx) {
    Instant delivered = tx.systemNow().minus(Duration.ofDays(Settings.get(tx, DELIVERY_DAYS)));
    Instant happened = tx.systemNow()
        .atZone(tx.zone())
        .minusMonths(Settings.get(tx, EVENT_MONTHS))
        .toInstant();
    return tx.jdbc(connection -> {
      int deleted;
      try (PreparedStatement delete = connection.prepareStatement(DELIVERIES)) {
        delete.setObject(1, tx.tenant().value());
        delete.setTimestamp(2, Timestamp.from(delivered));
        deleted = delete.executeUpdate();
      }
      try (PreparedStatement delete = connection.prepareStatement(EVENTS)) {
        delete.setObject(1, tx.tenant().value());
        delete.setTimestamp(2, Timestamp.from(happened));
        try (var row = delete.executeQuery()) {
          row.next();
          return deleted + row.getInt(1);
        }
      }
    });
  }
}
