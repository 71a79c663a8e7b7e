package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.enforcement.EnforcementWorker.Claim;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of intents. Their times are the database's own, so that nodes agree on them. */
public final class Intents {
  private static final int CLAIMED_AT_ONCE = 256;
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

  /**
   * Where a newer intent of the service waits already, that one does the work. What was applied is
   * proven later by what the NAS accounts for. Of the evidence the last twenty are kept.
   */
  private static final String RECORD = """
      update enforcement_intent i set
        status = case when w.fate <> 'again' then w.fate
          when waits.newer then 'done' else 'pending' end,
        finished_at = case when w.fate <> 'again' or waits.newer then now() end,
        verdict = case when w.fate = 'done' and w.sent
          and coalesce(w.desired, i.desired) in ('suspended', 'rejected') then 'open' end,
        desired = coalesce(w.desired, i.desired), reason = coalesce(w.reason, i.reason),
        error = w.error,
        evidence = jsonb_path_query_array(i.evidence || w.evidence::jsonb, '$[last - 19 to last]'),
        due_at = now() + make_interval(secs => w.pause), updated_at = now(),
        version = i.version + 1
      from unnest(?::uuid[], ?::text[], ?::bool[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::int8[])
          as w (id, fate, sent, desired, reason, error, evidence, pause)
        join enforcement_intent mine on mine.tenant_id = ? and mine.id = w.id
        cross join lateral (select exists (select 1 from enforcement_intent n
          where n.tenant_id = mine.tenant_id and n.subscription_id = mine.subscription_id
            and n.status = 'pending') as newer) waits
      where i.tenant_id = mine.tenant_id and i.id = mine.id
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
      select distinct t.subscription_id from enforcement_intent t
      where t.tenant_id = ? and t.subscription_id = any (?) and t.desired = 'throttled'
        and not exists (select 1 from enforcement_intent l
          where l.tenant_id = t.tenant_id and l.subscription_id = t.subscription_id
            and l.desired <> 'throttled' and l.status = 'done' and l.error is null
            and l.requested_at > t.requested_at)
      """;

  private static final String SUSPENDED = """
      select distinct t.subscription_id from enforcement_intent t
      where t.tenant_id = ? and t.subscription_id = any (?) and t.desired = 'suspended'
        and t.status = 'done'
        and not exists (select 1 from enforcement_intent l
          where l.tenant_id = t.tenant_id and l.subscription_id = t.subscription_id
            and l.desired is not null and l.status = 'done'
            and l.requested_at > t.requested_at)
      """;

  private static final String ALIKE = """
      select w.id from unnest(?::uuid[], ?::uuid[], ?::text[]) as w (id, subscription_id, error)
      cross join lateral (select status, error from enforcement_intent l
        where l.tenant_id = ? and l.subscription_id = w.subscription_id and l.id <> w.id
          and l.status in ('done', 'failed')
        order by l.requested_at desc limit 1) before
      where before.status = 'failed' and before.error = w.error
      """;

  /** What becomes of an intent. */
  enum Fate {
    DONE,
    AGAIN,
    FAILED
  }

  /**
   * What a worker found out about an intent.
   *
   * @param pause how long until it is tried again, if it is
   */
  record Finding(
      Claim claim,
      @Nullable EnforcementResult result,
      @Nullable String error,
      Fate fate,
      Duration pause) {}

  private Intents() {}

  /**
   * Asks for the enforcement of services whose traffic contradicts their desired access; not again
   * within a quarter of an hour after it failed, since each report of traffic asks.
   *
   * @return for how many of them nothing waited yet
   */
  public static int request(Tx tx, Collection<UUID> subscriptions) {
    if (subscriptions.isEmpty()) {
      return 0;
    }
    return tx.jdbc(connection -> {
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

  /** Those of the services whose live sessions were last given a throttled access. */
  public static Set<UUID> throttledBefore(Tx tx, Collection<UUID> subscriptions) {
    return those(tx, THROTTLED, subscriptions);
  }

  /** Those of the services that were suspended when their sessions were last brought in line. */
  public static Set<UUID> suspendedBefore(Tx tx, Collection<UUID> subscriptions) {
    return those(tx, SUSPENDED, subscriptions);
  }

  private static Set<UUID> those(Tx tx, String question, Collection<UUID> subscriptions) {
    return tx.jdbc(connection -> {
      Set<UUID> found = new HashSet<>();
      try (PreparedStatement query = connection.prepareStatement(question)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", subscriptions.toArray()));
        ResultSet row = query.executeQuery();
        while (row.next()) {
          found.add(row.getObject(1, UUID.class));
        }
      }
      return found;
    });
  }

  /** Those that failed, but for those whose service failed for the same before. */
  static List<Finding> newFailures(Tx tx, List<Finding> findings) {
    List<Finding> failures =
        findings.stream().filter(finding -> finding.fate() == Fate.FAILED).toList();
    if (failures.isEmpty()) {
      return failures;
    }
    Set<UUID> known = tx.jdbc(connection -> {
      Set<UUID> alike = new HashSet<>();
      try (PreparedStatement query = connection.prepareStatement(ALIKE)) {
        query.setArray(
            1, array(connection, "uuid", failures, each -> each.claim().intent()));
        query.setArray(
            2, array(connection, "uuid", failures, each -> each.claim().subscription()));
        query.setArray(3, array(connection, "text", failures, Finding::error));
        query.setObject(4, tx.tenant().value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          alike.add(row.getObject(1, UUID.class));
        }
      }
      return alike;
    });
    return failures.stream()
        .filter(each -> !known.contains(each.claim().intent()))
        .toList();
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

  static void record(Tx tx, List<Finding> findings) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(RECORD)) {
        update.setArray(
            1, array(connection, "uuid", findings, each -> each.claim().intent()));
        update.setArray(2, array(connection, "text", findings, each -> WireName.of(each.fate())));
        update.setArray(3, array(connection, "bool", findings, Intents::sent));
        update.setArray(4, array(connection, "text", findings, Intents::desired));
        update.setArray(5, array(connection, "text", findings, Intents::reason));
        update.setArray(6, array(connection, "text", findings, Finding::error));
        update.setArray(7, array(connection, "text", findings, Intents::evidence));
        update.setArray(
            8, array(connection, "int8", findings, each -> each.pause().toSeconds()));
        update.setObject(9, tx.tenant().value());
        return update.executeUpdate();
      }
    });
  }

  private static Array array(
      Connection connection,
      String type,
      List<Finding> rows,
      Function<Finding, ? extends @Nullable Object> column)
      throws SQLException {
    @Nullable Object[] values = new Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return connection.createArrayOf(type, values);
  }

  /** Whether a NAS was asked for anything. */
  private static boolean sent(Finding finding) {
    return finding.result() != null && !finding.result().evidence().isEmpty();
  }

  private static @Nullable String desired(Finding finding) {
    return finding.result() == null ? null : WireName.of(finding.result().desired());
  }

  private static @Nullable String reason(Finding finding) {
    return finding.result() == null ? null : finding.result().reason();
  }

  private static String evidence(Finding finding) {
    return finding.result() == null ? "[]" : WireJson.write(finding.result().evidence());
  }
}
