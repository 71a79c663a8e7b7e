package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.notify.template.Wordings;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What staff is told of alerts: before everything else, at any hour, and whatever customers are
 * told by.
 */
public final class StaffMessages {
  private static final String STOP = """
      update notification set status = 'canceled', updated_at = now(), version = version + 1
      where tenant_id = ? and id = any (?) and status = 'queued' and category = 'alert'
      """;

  private final NotifySetup setup;

  /** Says what that installation can say. */
  public StaffMessages(NotifySetup setup) {
    this.setup = setup;
  }

  /**
   * One message.
   *
   * @param id by which it can be found
   * @param code of a template about alerts
   * @param locale the language in which it is; absent: the tenant's
   * @param values what the template can say, as a language writes it
   */
  public record StaffMessage(
      UUID id,
      String code,
      NotificationChannel channel,
      String name,
      String recipient,
      @Nullable String locale,
      Function<Locale, Map<String, Object>> values) {}

  /** Queues all of them in one statement; on a channel that is not set up they failed at once. */
  public int queue(Tx tx, List<StaffMessage> all) {
    if (all.isEmpty()) {
      return 0;
    }
    Wordings wordings = NotificationTemplates.wordings(tx);
    return Draft.queue(tx, all.stream().map(each -> draft(tx, wordings, each)).toList());
  }

  private Draft draft(Tx tx, Wordings wordings, StaffMessage message) {
    Locale tenant = tx.tenantInfo().locale();
    List<Locale> languages = message.locale() == null
        ? List.of(tenant, Locale.ENGLISH)
        : List.of(Locale.forLanguageTag(message.locale()), tenant, Locale.ENGLISH);
    Wording wording = wordings
        .find(message.code(), message.channel(), languages)
        .orElseThrow(() -> new IllegalStateException("nothing is said for " + message.code()));
    Map<String, Object> values =
        new HashMap<>(message.values().apply(Recipient.formats(wording, languages)));
    values.put("name", message.name());
    values.put("first_name", message.name());
    values.put("provider", tx.tenantInfo().name());
    return new Draft(
        new NotificationId(message.id()),
        null,
        NotificationCategory.ALERT,
        message.channel(),
        wording.code(),
        wording.language(),
        null,
        null,
        message.recipient(),
        wording.render(values),
        null,
        Draft.URGENT,
        tx.now(),
        setup.channels().contains(message.channel()) ? null : NotifySetup.unset(message.channel()));
  }

  /** Where the page of that path is. */
  public String link(Tx tx, String path) {
    return setup.url(tx) + path;
  }

  /** Stops those of them that were not sent yet; gives how many. */
  public static int cancel(Tx tx, List<UUID> ids) {
    return ids.isEmpty()
        ? 0
        : tx.jdbc(connection -> {
          try (PreparedStatement stop = connection.prepareStatement(STOP)) {
            stop.setObject(1, tx.tenant().value());
            stop.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            return stop.executeUpdate();
          }
        });
  }
}
