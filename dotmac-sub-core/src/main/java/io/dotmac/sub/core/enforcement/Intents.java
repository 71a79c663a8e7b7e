package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.enforcement.EnforcementWorker.Claim;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of intents. Their times are the database's own, so that nodes agree on them. */
public final class Intents {
  private static final int CLAIMED_AT_ONCE = 16;
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

  private static final String CLAIM = """
      update enforcement_intent i set status = 'working', attempts = attempts + 1,
        due_at = now() + interval '5 minutes', updated_at = now(), version = version + 1
      from (select tenant_id, id from enforcement_intent
        where tenant_id = ? and status in ('pending', 'working') and due_at <= now()
        order by due_at limit ? for update skip locked) due
      where i.tenant_id = due.tenant_id and i.id = due.id
      returning i.id, i.subscription_id, i.attempts
      """;

  private static final String FINISH = """
      update enforcement_intent set status = ?, desired = coalesce(?, desired),
        reason = coalesce(?, reason), error = ?, evidence = evidence || ?::jsonb,
        finished_at = now(), updated_at = now(), version = version + 1
      where tenant_id = ? and id = ?
      """;

  /** Where a newer intent of the service waits already, that one does the work. */
  private static final String PUT_OFF = """
      update enforcement_intent i set
        status = case when newer.waits then 'done' else 'pending' end,
        finished_at = case when newer.waits then now() end,
        desired = coalesce(?, desired), reason = coalesce(?, reason), error = ?,
        evidence = evidence || ?::jsonb, due_at = now() + make_interval(secs => ?),
        updated_at = now(), version = version + 1
      from (select exists (select 1 from enforcement_intent n where n.tenant_id = ?
        and n.subscription_id = ? and n.status = 'pending') as waits) newer
      where i.tenant_id = ? and i.id = ?
      """;

  /** What waits already keeps its time, and what failed a moment ago is left alone for a while. */
  private static final String REQUEST = """
      insert into enforcement_intent (tenant_id, subscription_id)
      select ?, w.id from unnest(?::uuid[]) as w (id)
      where not exists (select 1 from enforcement_intent f where f.tenant_id = ?
        and f.subscription_id = w.id and f.status = 'failed'
        and f.finished_at > now() - make_interval(secs => ?))
      on conflict (tenant_id, subscription_id) where status = 'pending' do nothing
      """;

  private static final String THROTTLED = """
      select exists (select 1 from enforcement_intent t
        where t.tenant_id = ? and t.subscription_id = ? and t.desired = 'throttled'
          and not exists (select 1 from enforcement_intent l
            where l.tenant_id = t.tenant_id and l.subscription_id = t.subscription_id
              and l.desired <> 'throttled' and l.status = 'done' and l.error is null
              and l.requested_at > t.requested_at))
      """;

  private static final String LAST_ERROR = """
      select case when status = 'failed' then error end from enforcement_intent
      where tenant_id = ? and subscription_id = ? and id <> ? and status in ('done', 'failed')
      order by requested_at desc limit 1
      """;

  private Intents() {}

  /**
   * Asks for the enforcement of services whose traffic contradicts their desired access; not again
   * within a quarter of an hour after it failed, since each report of traffic asks.
   */
  public static void request(Tx tx, Collection<UUID> subscriptions) {
    if (subscriptions.isEmpty()) {
      return;
    }
    tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(REQUEST)) {
        query.setObject(1, tx.tenant().value());
        Object[] ids = new TreeSet<>(subscriptions).toArray();
        query.setArray(2, connection.createArrayOf("uuid", ids));
        query.setObject(3, tx.tenant().value());
        query.setLong(4, AFTER_FAILURE.toSeconds());
        return query.executeUpdate();
      }
    });
  }

  /** Whether the last access that live sessions of the service were given was throttled. */
  public static boolean throttledBefore(Tx tx, UUID subscription) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(THROTTLED)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, subscription);
        ResultSet row = query.executeQuery();
        return row.next() && row.getBoolean(1);
      }
    });
  }

  /** Whether the intent of the service before this one failed for the same reason. */
  static boolean failedAlike(Tx tx, Claim claim, String error) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(LAST_ERROR)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, claim.subscription());
        query.setObject(3, claim.intent());
        ResultSet row = query.executeQuery();
        return row.next() && error.equals(row.getString(1));
      }
    });
  }

  static List<Claim> claim(Tx tx) {
    return tx.jdbc(connection -> {
      List<Claim> claims = new ArrayList<>();
      try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
        update.setObject(1, tx.tenant().value());
        update.setInt(2, CLAIMED_AT_ONCE);
        ResultSet row = update.executeQuery();
        while (row.next()) {
          claims.add(
              new Claim(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3)));
        }
      }
      return claims;
    });
  }

  static void finish(
      Tx tx, Claim claim, @Nullable EnforcementResult result, @Nullable String error, boolean bad) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(FINISH)) {
        update.setString(1, bad ? "failed" : "done");
        update.setString(2, desired(result));
        update.setString(3, result == null ? null : result.reason());
        update.setString(4, error);
        update.setString(5, evidence(result));
        update.setObject(6, tx.tenant().value());
        update.setObject(7, claim.intent());
        return update.executeUpdate();
      }
    });
  }

  static void putOff(
      Tx tx,
      Claim claim,
      @Nullable EnforcementResult result,
      @Nullable String error,
      Duration pause) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(PUT_OFF)) {
        update.setString(1, desired(result));
        update.setString(2, result == null ? null : result.reason());
        update.setString(3, error);
        update.setString(4, evidence(result));
        update.setLong(5, pause.toSeconds());
        update.setObject(6, tx.tenant().value());
        update.setObject(7, claim.subscription());
        update.setObject(8, tx.tenant().value());
        update.setObject(9, claim.intent());
        return update.executeUpdate();
      }
    });
  }

  private static @Nullable String desired(@Nullable EnforcementResult result) {
    return result == null ? null : WireName.of(result.desired());
  }

  private static String evidence(@Nullable EnforcementResult result) {
    return result == null ? "[]" : WireJson.write(result.evidence());
  }
}
