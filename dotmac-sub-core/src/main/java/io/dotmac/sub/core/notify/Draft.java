package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A message that is not queued yet.
 *
 * @param sealed what nobody else may read, instead of the words of {@code text}
 * @param priority above 0: it waits for no quiet hours
 * @param refusal why it is not sent at all, if it is not
 */
record Draft(
    NotificationId id,
    @Nullable UUID subscriber,
    NotificationCategory category,
    NotificationChannel channel,
    @Nullable String templateCode,
    String language,
    @Nullable UUID event,
    @Nullable UUID campaign,
    String recipient,
    Wording.@Nullable Rendered text,
    @Nullable String sealed,
    int priority,
    Instant sendAt,
    @Nullable String refusal) {
  /** Before everything else, and at any hour. */
  static final int URGENT = 10;

  /** After everything else. */
  static final int BULK = -10;

  private static final String INSERT = """
      insert into notification (tenant_id, id, subscriber_id, category, channel, template_code,
        language, event_id, campaign_id, recipient, subject, body, html_body, content_sealed,
        priority, status, queued_at, send_at, error)
      select ?, r.id, r.subscriber, r.category, r.channel, r.code, r.language, r.event, r.campaign,
        r.recipient, r.subject, r.body, r.html, r.sealed, r.priority,
        case when r.refusal is null then 'queued' else 'failed' end, ?, r.send_at, r.refusal
      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
        ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[],
        ?::timestamptz[], ?::text[])
        as r(id, subscriber, category, channel, code, language, event, campaign, recipient,
          subject, body, html, sealed, priority, send_at, refusal)
      on conflict do nothing
      """;

  /** Queues all of them in one statement; what an event or a campaign made before is left out. */
  static int queue(Tx tx, List<Draft> all) {
    return all.isEmpty() ? 0 : tx.jdbc(connection -> insert(connection, tx, all));
  }

  private static int insert(Connection connection, Tx tx, List<Draft> all) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, tx.tenant().value());
      insert.setTimestamp(2, Timestamp.from(tx.now()));
      array(insert, 3, "uuid", all, each -> each.id().value());
      array(insert, 4, "uuid", all, Draft::subscriber);
      array(insert, 5, "text", all, each -> WireName.of(each.category()));
      array(insert, 6, "text", all, each -> WireName.of(each.channel()));
      array(insert, 7, "text", all, Draft::templateCode);
      array(insert, 8, "text", all, Draft::language);
      array(insert, 9, "uuid", all, Draft::event);
      array(insert, 10, "uuid", all, Draft::campaign);
      array(insert, 11, "text", all, Draft::recipient);
      array(
          insert,
          12,
          "text",
          all,
          each -> each.text() == null ? null : each.text().subject());
      array(
          insert,
          13,
          "text",
          all,
          each -> each.text() == null ? null : each.text().body());
      array(
          insert,
          14,
          "text",
          all,
          each -> each.text() == null ? null : each.text().htmlBody());
      array(insert, 15, "text", all, Draft::sealed);
      array(insert, 16, "int4", all, Draft::priority);
      array(insert, 17, "timestamptz", all, each -> Timestamp.from(each.sendAt()));
      array(insert, 18, "text", all, Draft::refusal);
      return insert.executeUpdate();
    }
  }

  private static void array(
      PreparedStatement statement,
      int index,
      String type,
      List<Draft> rows,
      Function<Draft, @Nullable Object> column)
      throws SQLException {
    @Nullable Object[] values = new Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }
}
