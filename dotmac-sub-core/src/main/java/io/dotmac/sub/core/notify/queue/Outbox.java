package io.dotmac.sub.core.notify.queue;

import io.dotmac.sub.core.job.RetryPlan;
import io.dotmac.sub.core.notify.NotificationSettings;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Hands out what is due, to any number of nodes, and records what became of it. What a node took
 * and did not record goes out again, under the same id, when the lease has run out.
 */
public final class Outbox {
  /** What rings waits while people are left alone, however it came to be due. */
  private static final String TAKE = """
      with due as (
        select n.id from unnest(?::text[], ?::int[], ?::boolean[]) as c(channel, most, waits)
        cross join lateral (
          select d.id from notification d
          where d.tenant_id = ? and d.channel = c.channel and d.status in ('queued', 'sending')
            and d.send_at <= ? and (d.leased_until is null or d.leased_until < now())
            and (not c.waits or d.priority > 0)
          order by d.priority desc, d.send_at, d.id limit c.most
          for no key update skip locked) n)
      update notification n set status = 'sending', lease_token = ?,
        leased_until = now() + make_interval(secs => ?), attempt_count = n.attempt_count + 1,
        updated_at = now(), version = n.version + 1
      from due where n.tenant_id = ? and n.id = due.id
      returning n.id, n.subscriber_id, n.category, n.channel, n.language, n.recipient, n.subject,
        coalesce(n.body, ''), n.html_body, n.content_sealed
      """;

  private static final String RECORD = """
      with done as (
        update notification n set
          status = case when r.taken then 'delivered' when r.last or n.step = 4 then 'failed'
            else 'queued' end,
          send_at = case when r.taken or r.last or n.step = 4 then n.send_at
            else r.now + (%s)[n.step + 1] end,
          step = case when r.taken or r.last then n.step else least(n.step + 1, 4) end,
          sent_at = case when r.taken then r.now end,
          error = r.reason,
          content_sealed = case when r.taken or r.last or n.step = 4 then null
            else n.content_sealed end,
          lease_token = null, leased_until = null, updated_at = now(), version = n.version + 1
        from (select ?::boolean as taken, ?::boolean as last, ?::timestamptz as now,
          ?::text as reason) r
        where n.tenant_id = ? and n.id = ? and n.lease_token = ?
        returning n.tenant_id, n.id)
      insert into notification_delivery (tenant_id, id, notification_id, provider,
        provider_message_id, status, response_code, response_body, occurred_at)
      select tenant_id, ?, id, ?, ?, ?, ?, ?, ? from done
      """.formatted(RetryPlan.WAITS);

  private static final int LONGEST_ANSWER = 1_000;

  private final NotifySetup setup;
  private final Duration lease;

  /** Hands messages out for that long: more than sending one takes. */
  public Outbox(NotifySetup setup, Duration lease) {
    this.setup = setup;
    this.lease = lease;
  }

  /**
   * Takes what is due, the urgent first.
   *
   * @param most how many on each channel
   */
  public List<Leased> take(Tx tx, Map<NotificationChannel, Integer> most) {
    boolean quiet = NotificationSettings.quietHours(tx).isQuiet(tx.now(), tx.zone());
    return tx.jdbc(connection -> take(connection, tx, most, quiet));
  }

  private List<Leased> take(
      Connection connection, Tx tx, Map<NotificationChannel, Integer> most, boolean quiet)
      throws SQLException {
    List<NotificationChannel> channels = List.copyOf(most.keySet());
    UUID token = Ids.next();
    List<Leased> taken = new ArrayList<>();
    try (PreparedStatement update = connection.prepareStatement(TAKE)) {
      update.setArray(
          1,
          connection.createArrayOf("text", channels.stream().map(WireName::of).toArray()));
      update.setArray(
          2, connection.createArrayOf("int4", channels.stream().map(most::get).toArray()));
      update.setArray(
          3,
          connection.createArrayOf(
              "bool",
              channels.stream()
                  .map(channel -> quiet && channel != NotificationChannel.EMAIL)
                  .toArray()));
      update.setObject(4, tx.tenant().value());
      update.setTimestamp(5, Timestamp.from(tx.now()));
      update.setObject(6, token);
      update.setDouble(7, lease.toMillis() / 1000.0);
      update.setObject(8, tx.tenant().value());
      ResultSet row = update.executeQuery();
      while (row.next()) {
        taken.add(leased(tx, token, row));
      }
    }
    return taken;
  }

  private Leased leased(Tx tx, UUID token, ResultSet row) throws SQLException {
    return new Leased(
        token,
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        WireName.parse(NotificationCategory.class, row.getString(3)),
        WireName.parse(NotificationChannel.class, row.getString(4)),
        row.getString(5),
        row.getString(6),
        new Wording.Rendered(row.getString(7), row.getString(8), row.getString(9)),
        row.getString(10),
        sender(tx));
  }

  private OutgoingMessage.Sender sender(Tx tx) {
    String name = Settings.get(tx, NotificationSettings.FROM_NAME);
    return new OutgoingMessage.Sender(
        setup.url(tx),
        name.isBlank() ? tx.tenantInfo().name() : name,
        Settings.get(tx, NotificationSettings.REPLY_TO));
  }

  /**
   * Records what came of sending a message.
   *
   * @return false when the lease ran out and another node has it: then nothing is recorded, and it
   *     is sent again
   */
  public boolean record(Tx tx, Leased message, String provider, SendOutcome outcome) {
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(RECORD)) {
        SendOutcome.Rejected no = outcome.match(yes -> null, rejected -> rejected);
        SendOutcome.Accepted yes = outcome.match(accepted -> accepted, rejected -> null);
        update.setBoolean(1, yes != null);
        update.setBoolean(2, no != null && no.permanent());
        update.setTimestamp(3, Timestamp.from(tx.now()));
        update.setString(4, no == null ? null : text(no.reason()));
        update.setObject(5, tx.tenant().value());
        update.setObject(6, message.id());
        update.setObject(7, message.token());
        update.setObject(8, Ids.next());
        update.setString(9, provider);
        update.setString(10, yes == null ? null : text(yes.providerMessageId()));
        update.setString(
            11, yes != null ? "accepted" : no != null && no.permanent() ? "rejected" : "failed");
        update.setString(12, no == null || no.code().isEmpty() ? null : text(no.code()));
        update.setString(13, text(yes == null ? reason(no) : yes.answer()));
        update.setTimestamp(14, Timestamp.from(tx.systemNow()));
        return update.executeUpdate() > 0;
      }
    });
  }

  private static String reason(SendOutcome.Rejected no) {
    return no.reason();
  }

  /** As much of what the other side said as is kept, as text that can be stored. */
  private static String text(String said) {
    String some = said.length() > LONGEST_ANSWER ? said.substring(0, LONGEST_ANSWER) : said;
    return some.replace("\0", "");
  }
}
