package io.dotmac.sub.core.notify.choice;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;

/** What each subscriber wants to be told; a caller sees and changes those its scope allows. */
public final class NotificationChoices {
  private static final String READ = """
      select s.marketing_opt_in, (select array_agg(c.category || ' ' || c.channel || ' '
          || c.is_wanted) from notification_choice c
        where c.tenant_id = s.tenant_id and c.subscriber_id = s.id)
      from subscriber s where s.tenant_id = ? and s.id = ?
      """;

  private static final String WRITE = """
      insert into notification_choice (tenant_id, subscriber_id, category, channel, is_wanted,
        changed_at, changed_by) values (?, ?, ?, ?, ?, now(), ?)
      on conflict (tenant_id, subscriber_id, category, channel)
        do update set is_wanted = excluded.is_wanted, changed_at = now(),
          changed_by = excluded.changed_by
        where notification_choice.is_wanted <> excluded.is_wanted
      """;

  private NotificationChoices() {}

  /** The choices of a subscriber whom the caller may see. */
  public static Choices of(Tx tx, SubscriberId subscriber) {
    Subscribers.LISTING.require(tx, subscriber);
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(READ)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, subscriber.value());
        ResultSet row = query.executeQuery();
        if (!row.next()) {
          throw Problem.notFound("subscriber", subscriber);
        }
        Array said = row.getArray(2);
        return new Choices(said == null ? null : (String[]) said.getArray(), row.getBoolean(1));
      }
    });
  }

  /** Takes some choices down; the others stay as they are. */
  public static Choices change(Tx tx, SubscriberId subscriber, List<NotificationChoice> some) {
    Checks checks = new Checks();
    for (int i = 0; i < some.size(); i++) {
      NotificationCategory category = some.get(i).category();
      checks
          .below("/choices/" + i)
          .present("/category", category)
          .present("/channel", some.get(i).channel())
          .rule(
              category == null || category.isOptional(),
              "/category",
              "category",
              "messages about how to sign in are always sent");
    }
    checks.done();
    Subscribers.LISTING.require(tx, subscriber);
    tx.jdbc(connection -> {
      try (PreparedStatement write = connection.prepareStatement(WRITE)) {
        for (NotificationChoice each : some) {
          write.setObject(1, tx.tenant().value());
          write.setObject(2, subscriber.value());
          write.setString(3, WireName.of(each.category()));
          write.setString(4, WireName.of(each.channel()));
          write.setBoolean(5, each.isWanted());
          write.setString(6, tx.actor().name());
          write.addBatch();
        }
        return write.executeBatch();
      }
    });
    return of(tx, subscriber);
  }
}
