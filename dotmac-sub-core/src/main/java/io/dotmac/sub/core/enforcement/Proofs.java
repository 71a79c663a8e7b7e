package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Holds what NASes acknowledged against what they account for: a service that is off has no session
 * and no traffic. Where the network disagrees it is asked again, and somebody is told.
 */
public final class Proofs {
  /** A service that is to have no access. */
  private static final String OFF = """
      (b.status <> 'active' or exists (select 1 from service_lock l
        where l.tenant_id = b.tenant_id and l.subscription_id = b.id
          and l.released_at is null and l.effect in ('suspend', 'reject')))
      """;

  /** Traffic counts if it happened and arrived some seconds after the NAS said it was over. */
  private static final String PROVE = """
      update enforcement_intent i set updated_at = now(), version = i.version + 1,
        proven_at = now(), verdict = case when not p.off then 'lapsed'
          when p.passing then 'passing' else 'stopped' end
      from (select o.id,
      """ + OFF + """
           as off,
          exists (select 1 from usage_record u
            join radius_accounting_session s on s.tenant_id = u.tenant_id and s.id = u.session_id
              and s.started_at < o.finished_at
            where u.tenant_id = o.tenant_id and u.subscription_id = o.subscription_id
              and u.recorded_at > o.finished_at + interval '5 seconds'
              and u.created_at > o.finished_at + interval '5 seconds') as passing,
          exists (select 1 from radius_session_open s
            where s.tenant_id = o.tenant_id and s.subscription_id = o.subscription_id
              and s.started_at < o.finished_at) as up,
          exists (select 1 from enforcement_intent e where e.tenant_id = o.tenant_id
            and e.subscription_id = o.subscription_id and e.verdict = 'passing'
            and e.proven_at > now() - interval '1 hour') as known
        from enforcement_intent o
        join subscription b on b.tenant_id = o.tenant_id and b.id = o.subscription_id
        where o.tenant_id = ? and o.verdict = 'open') p
      where i.tenant_id = ? and i.id = p.id and (p.passing or not p.up or not p.off)
      returning i.id, i.subscription_id, i.verdict, p.known
      """;

  private static final String DISBELIEVED = """
      select distinct subscription_id from enforcement_intent
      where tenant_id = ? and subscription_id = any (?) and verdict = 'passing'
        and proven_at > now() - interval '1 hour'
      """;

  /** Sessions of services that are off and for which nothing is under way. */
  private static final String UNINVITED = """
      select distinct s.subscription_id from radius_session_open s
      join subscription b on b.tenant_id = s.tenant_id and b.id = s.subscription_id
      where s.tenant_id = ? and
      """ + OFF + """
         and not exists (select 1 from enforcement_intent i where i.tenant_id = s.tenant_id
          and i.subscription_id = s.subscription_id
          and (i.status in ('pending', 'working') or i.verdict = 'open'))
      """;

  /** Services that are off for ten minutes and have had traffic since. */
  private static final String PASSING = """
      select s.subscription_id, s.nas_key, s.session_id from radius_session_open s
      join subscription b on b.tenant_id = s.tenant_id and b.id = s.subscription_id
      where s.tenant_id = ? and
      """ + OFF + """
         and s.last_update_at > coalesce((select max(l.placed_at) from service_lock l
          where l.tenant_id = b.tenant_id and l.subscription_id = b.id and l.released_at is null
            and l.effect in ('suspend', 'reject')), b.suspended_at, b.canceled_at, b.updated_at)
          + interval '10 minutes'
      order by s.subscription_id limit 100
      """;

  /** What came of a round of proofs. */
  public record Round(int stopped, int passing, int lapsed) {
    @Override
    public String toString() {
      return stopped + " stopped, " + passing + " still passing, " + lapsed + " on again";
    }
  }

  private Proofs() {}

  /** Proves what can be proven by now; where traffic goes on, the service is enforced again. */
  public static Round prove(Tx tx) {
    List<UUID> again = new ArrayList<>();
    int[] counts = new int[3];
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(PROVE)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, tx.tenant().value());
        ResultSet row = update.executeQuery();
        while (row.next()) {
          String verdict = row.getString(3);
          counts[List.of("stopped", "passing", "lapsed").indexOf(verdict)]++;
          if (verdict.equals("passing")) {
            UUID service = row.getObject(2, UUID.class);
            again.add(service);
            if (!row.getBoolean(4)) {
              tx.publish(new EnforcementDisputed(service, row.getObject(1, UUID.class)));
            }
          }
        }
      }
      return true;
    });
    Intents.request(tx, again);
    return new Round(counts[0], counts[1], counts[2]);
  }

  /** Those of the services whose NAS said within the hour that they were off, and they were not. */
  public static Set<UUID> disbelieved(Tx tx, Collection<UUID> subscriptions) {
    return tx.jdbc(connection -> {
      Set<UUID> found = new HashSet<>();
      try (PreparedStatement query = connection.prepareStatement(DISBELIEVED)) {
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

  /**
   * Asks for the enforcement of every service that is off and has a live session nobody works on.
   *
   * @return how many
   */
  public static int reconcile(Tx tx) {
    List<UUID> uninvited = tx.jdbc(connection -> {
      List<UUID> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(UNINVITED)) {
        query.setObject(1, tx.tenant().value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          found.add(row.getObject(1, UUID.class));
        }
      }
      return found;
    });
    return Intents.request(tx, uninvited);
  }

  /** Up to a hundred sessions that report traffic though their service is off for ten minutes. */
  public static List<String> passing(Tx tx) {
    return tx.jdbc(connection -> {
      List<String> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(PASSING)) {
        query.setObject(1, tx.tenant().value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          found.add("service " + row.getString(1) + ": session " + row.getString(3) + " on "
              + row.getString(2));
        }
      }
      return found;
    });
  }
}
