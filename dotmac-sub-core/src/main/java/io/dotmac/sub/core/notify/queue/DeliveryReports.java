package io.dotmac.sub.core.notify.queue;

import io.dotmac.sub.core.notify.NotificationDeliveryStatus;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.Timestamp;

/** What providers say of a message after they took it. */
public final class DeliveryReports {
  private static final String ADD = """
      with known as (
        select d.tenant_id, d.notification_id from notification_delivery d
        where d.tenant_id = ? and d.provider = ? and d.provider_message_id = ?
          and d.status = 'accepted'
          and not exists (select from notification_delivery s where s.tenant_id = d.tenant_id
            and s.provider = d.provider and s.provider_message_id = d.provider_message_id
            and s.status = ?)
        limit 1),
      lost as (
        update notification n set status = 'failed', sent_at = null, error = ?,
          updated_at = now(), version = n.version + 1
        from known k where ? and n.tenant_id = k.tenant_id and n.id = k.notification_id
          and n.status = 'delivered')
      insert into notification_delivery (tenant_id, id, notification_id, provider,
        provider_message_id, status, response_code, response_body, occurred_at)
      select tenant_id, ?, notification_id, ?, ?, ?, ?, ?, ? from known
      """;

  private DeliveryReports() {}

  /**
   * A report of a provider.
   *
   * @param message what the provider calls the message
   * @param code the provider's own code, or empty
   */
  public record Report(
      String provider,
      String message,
      NotificationDeliveryStatus status,
      String code,
      String answer) {}

  /** Records it once; false for a message that is not known, and for what was said before. */
  public static boolean add(Tx tx, Report report) {
    String status = WireName.of(report.status());
    String why = report.code().isEmpty() ? status : status + " (" + report.code() + ")";
    return tx.jdbc(connection -> {
      try (PreparedStatement add = connection.prepareStatement(ADD)) {
        add.setObject(1, tx.tenant().value());
        add.setString(2, report.provider());
        add.setString(3, report.message());
        add.setString(4, status);
        add.setString(5, report.provider() + ": " + why);
        add.setBoolean(6, report.status().isLoss());
        add.setObject(7, Ids.next());
        add.setString(8, report.provider());
        add.setString(9, report.message());
        add.setString(10, status);
        add.setString(11, report.code().isEmpty() ? null : report.code());
        add.setString(12, report.answer());
        add.setTimestamp(13, Timestamp.from(tx.systemNow()));
        return add.executeUpdate() > 0;
      }
    });
  }
}
