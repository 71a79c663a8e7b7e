package io.dotmac.sub.core.event.feed;

import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import org.hibernate.query.NativeQuery;

/**
 * Events in the order of their transactions, behind a cursor. Only transactions older than any that
 * is still under way are shown: an event that is not there yet can only come behind the cursor.
 */
public final class EventFeed {
  /** The most that one answer holds. */
  public static final int MOST = 200;

  /** A dump that was loaded brings transactions of the future: they ended long ago. */
  private static final String OPEN = """
      select pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint
      """;

  private static final String NEXT = """
      select e.tenant_id, e.event_id, e.seq, cast(cast(e.txid as text) as bigint) as txid,
        e.event_type, e.occurred_at, e.recorded_at, cast(e.payload as text) as payload,
        e.actor_type, e.actor_id, e.actor_name, e.subscriber_id, e.account_id, e.subscription_id,
        e.invoice_id, e.service_order_id, e.status
      from event_store e
      where e.tenant_id = :tenant and (e.txid, e.seq) > (cast(:txid as xid8), :seq)
        and e.txid < cast(:open as xid8)
      """;

  private static final String RESTORED = """
      update event_store set txid = '3'
      where tenant_id = ? and txid >= pg_snapshot_xmax(pg_current_snapshot())
      """;

  /** The first number PostgreSQL gives to a transaction: what was loaded from a dump gets it. */
  private static final long FIRST = 3;

  private EventFeed() {}

  /**
   * What comes next.
   *
   * @param events at most as many as were asked for
   * @param cursor where to go on, also when there are none
   */
  public record Batch(List<EventRecord> events, EventCursor cursor) {}

  /** The end of what can be read now: what is written from now on is behind it. */
  public static EventCursor end(Tx tx) {
    return new EventCursor(bounds(tx)[0], 0);
  }

  /** The next {@code limit} events behind {@code after}. */
  public static Batch read(Tx tx, EventCursor after, EventFilter filter, int limit) {
    long[] open = bounds(tx);
    EventCursor from = after.txid() > open[1] ? new EventCursor(FIRST, after.seq()) : after;
    List<EventRecord> events = events(tx, from, open[0], filter, limit);
    if (events.size() < limit) {
      EventCursor end = new EventCursor(open[0], 0);
      return new Batch(events, from.txid() > end.txid() ? from : end);
    }
    EventRecord last = events.get(events.size() - 1);
    return new Batch(events, new EventCursor(last.txid(), last.seq()));
  }

  /**
   * Gives events of a dump that was loaded their place before all that come after it.
   *
   * @return how many there were
   */
  public static int settleRestored(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(RESTORED)) {
        update.setObject(1, tx.tenant().value());
        return update.executeUpdate();
      }
    });
  }

  /** The oldest transaction that is under way, and the first that has not begun. */
  private static long[] bounds(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(OPEN);
          ResultSet row = query.executeQuery()) {
        row.next();
        return new long[] {row.getLong(1), row.getLong(2)};
      }
    });
  }

  private static List<EventRecord> events(
      Tx tx, EventCursor after, long open, EventFilter filter, int limit) {
    StringBuilder sql = new StringBuilder(NEXT);
    if (!filter.types().isEmpty()) {
      sql.append(" and e.event_type in (:types)");
    }
    filter.subjects().keySet().forEach(name -> sql.append(" and e." + name + " = :" + name));
    sql.append(" order by e.txid, e.seq limit ").append(limit);
    NativeQuery<EventRecord> query = tx.session()
        .createNativeQuery(sql.toString(), EventRecord.class)
        .setParameter("tenant", tx.tenant().value())
        .setParameter("txid", Long.toString(after.txid()))
        .setParameter("seq", after.seq())
        .setParameter("open", Long.toString(open));
    if (!filter.types().isEmpty()) {
      query.setParameterList("types", filter.types());
    }
    filter.subjects().forEach(query::setParameter);
    return query.getResultList();
  }
}
