package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.event.catalog.EventCatalog;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Set;

/**
 * What an installation can say, and on which channels.
 *
 * @param events the events that there are
 * @param channels those that are set up; messages on others are refused, and say why
 * @param publicUrl where the portals are, with <code>{host}</code> in place of a tenant's host
 * @param secrets seals what nobody else may read
 */
public record NotifySetup(
    EventCatalog events, Set<NotificationChannel> channels, String publicUrl, SecretBox secrets) {
  /** Portals on https, at the host names of the tenants. */
  public static final String USUAL_URL = "https://{host}";

  private static final Object MEMO = new Object();

  /** Copies the channels. */
  public NotifySetup {
    channels = Set.copyOf(channels);
  }

  /** The templates over those events. */
  public NotificationTemplates templates() {
    return new NotificationTemplates(events);
  }

  /** Why nothing can be sent on that channel. */
  static String unset(NotificationChannel channel) {
    return switch (channel) {
      case EMAIL -> "e-mail is not set up on this server: notifications.email in server.yml";
      case SMS -> "SMS is not set up on this server: notifications.sms in server.yml";
      case PUSH -> "push is not set up on this server: notifications.push in server.yml";
    };
  }

  /** The address of the tenant's portals, without a slash at its end; empty when it has no host. */
  public String url(Tx tx) {
    return tx.memo(MEMO, () -> {
      String host = host(tx);
      return host.isEmpty() ? "" : publicUrl.replace("{host}", host);
    });
  }

  private static String host(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query =
          connection.prepareStatement("select host from tenant_domain where tenant_id = ?"
              + " order by is_primary desc, created_at, host limit 1")) {
        query.setObject(1, tx.tenant().value());
        ResultSet row = query.executeQuery();
        return row.next() ? row.getString(1) : "";
      }
    });
  }
}
