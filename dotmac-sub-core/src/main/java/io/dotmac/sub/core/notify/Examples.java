package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.event.catalog.EventType;
import io.dotmac.sub.core.notify.choice.Choices;
import io.dotmac.sub.core.notify.template.EventValues;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Values to show a template with: of the last such event of the subscriber, else invented. */
final class Examples {
  /** Nobody in particular. */
  static final Recipient SOMEBODY = new Recipient(
      new UUID(0, 0),
      Map.of(
          "first_name", "Ada",
          "last_name", "Obi",
          "name", "Ada Obi",
          "subscriber_number", "SUB-000001",
          "account_number", "ACC-000001"),
      "ada@example.com",
      null,
      null,
      new Choices(null, false),
      List.of());

  private static final Map<String, Object> ALERT = Map.of(
      "policy", "Core network",
      "rule", "Uplink nearly full",
      "about", "edge-1 sfp-sfpplus1",
      "value", "94.2 %",
      "severity", "critical",
      "severity_critical", true,
      "alerts", "Uplink nearly full: edge-1 sfp-sfpplus1 (94.2 %)");

  private static final String LAST = """
      select payload::text from event_store
      where tenant_id = ? and subscriber_id = ? and event_type = ? order by seq desc limit 1
      """;

  private final Tx tx;
  private final NotifySetup setup;

  Examples(Tx tx, NotifySetup setup) {
    this.tx = tx;
    this.setup = setup;
  }

  Map<String, Object> values(Wording wording, Recipient recipient) {
    List<Locale> languages = recipient.languages(tx.tenantInfo().locale());
    Locale formats = Recipient.formats(wording, languages);
    String portal = setup.url(tx) + "/portal";
    Map<String, Object> values = recipient.values(tx.tenantInfo().name(), portal, "Home 100");
    Optional<EventType> event = setup.templates().told(wording.eventType());
    event.ifPresent(type -> {
      values.putAll(EventValues.examples(type, tx.tenantInfo().currency(), tx.today(), formats));
      Optional.ofNullable(recipient.id())
          .flatMap(subscriber -> last(type, subscriber))
          .ifPresent(payload ->
              values.putAll(EventValues.of(type, WireJson.tree(payload), formats, tx.zone())));
    });
    if (wording.category() == NotificationCategory.ACCOUNT) {
      values.put("link", portal.replaceFirst("/portal$", "/auth/reset-password?token=..."));
      values.put("expires_at", tx.today().plusDays(1).toString());
      values.put("code", "492039");
    }
    if (wording.category() == NotificationCategory.ALERT) {
      values.putAll(ALERT);
      values.put("since", tx.today().toString());
      values.put("link", portal.replaceFirst("/portal$", "/admin/network/alerts"));
    }
    return values;
  }

  private Optional<String> last(EventType type, UUID subscriber) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(LAST)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, subscriber);
        query.setString(3, type.name());
        ResultSet row = query.executeQuery();
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    });
  }
}
