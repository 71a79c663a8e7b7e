package io.dotmac.sub.core.subscription.term;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionEvent;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Says some days before that the time of a service will be over. */
public final class Renewals {
  /** How many days before, for offers whose policy set does not say. */
  public static final Setting<Integer> NOTICE_DAYS =
      Setting.integer(SettingDomain.CATALOG, "expiring_notice_days", 7).range(0, 365);

  private static final String ANNOUNCE = """
      update subscription s set expiry_announced_for = d.ends, updated_at = now(),
        version = s.version + 1
      from (
        select s.tenant_id, s.id, least(s.end_on, s.contract_end_on) as ends
        from subscription s
        join catalog_offer o on o.tenant_id = s.tenant_id and o.id = s.offer_id
        left join policy_set p on p.tenant_id = s.tenant_id and p.id = coalesce(o.policy_set_id,
          (select d.id from policy_set d where d.tenant_id = s.tenant_id and d.is_default))
        where s.tenant_id = ? and s.status in ('active', 'suspended')
          and least(s.end_on, s.contract_end_on) > ?
          and least(s.end_on, s.contract_end_on)
            <= ?::date + coalesce(p.expiring_notice_days, ?)
          and s.expiry_announced_for is distinct from least(s.end_on, s.contract_end_on)
        order by s.id limit ? for no key update of s skip locked) d
      where s.tenant_id = d.tenant_id and s.id = d.id
      returning s.id, s.subscriber_id, s.account_id, d.ends,
        s.auto_renew and (s.end_on is null or s.contract_end_on < s.end_on)
      """;

  private Renewals() {}

  /** Publishes subscription.expiring for at most {@code limit} services; gives how many. */
  public static int announce(Tx tx, int limit) {
    int days = Settings.get(tx, NOTICE_DAYS);
    tx.session().flush();
    List<SubscriptionEvent> events = tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(ANNOUNCE)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, tx.today());
        update.setObject(3, tx.today());
        update.setInt(4, days);
        update.setInt(5, limit);
        List<SubscriptionEvent> found = new ArrayList<>();
        try (ResultSet row = update.executeQuery()) {
          while (row.next()) {
            found.add(new SubscriptionEvent.SubscriptionExpiring(
                new SubscriptionEvent.Subject(
                    new SubscriptionId(row.getObject(1, UUID.class)),
                    new SubscriberId(row.getObject(2, UUID.class)),
                    row.getObject(3, UUID.class)),
                row.getObject(4, LocalDate.class),
                row.getBoolean(5)));
          }
        }
        return found;
      }
    });
    tx.publishAll(events);
    return events.size();
  }
}
