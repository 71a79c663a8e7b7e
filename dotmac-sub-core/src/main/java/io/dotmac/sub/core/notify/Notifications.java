package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.EmailAddress;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages: queued by hand, read, stopped, sent again. */
public final class Notifications {
  /** All of them, the newest first; staff only. */
  public static final Listing<Notification> LISTING = Listing.of(Notification.class)
      .filter("subscriber_id", "e.subscriberId = :subscriber_id", Id::parse)
      .filter(
          "channel",
          "e.channel = :channel",
          text -> WireName.parse(NotificationChannel.class, text))
      .filter(
          "category",
          "e.category = :category",
          text -> WireName.parse(NotificationCategory.class, text))
      .filter(
          "status", "e.status = :status", text -> WireName.parse(NotificationStatus.class, text))
      .filter("template_code", "e.templateCode = :template_code", text -> text)
      .filter("event_id", "e.eventId = :event_id", Id::parse)
      .filter("campaign_id", "e.campaignId = :campaign_id", Id::parse)
      .filter("since", "e.createdAt >= :since", Instant::parse)
      .filter("until", "e.createdAt < :until", Instant::parse)
      .sort("created_at", "e.createdAt")
      .sort("send_at", "e.sendAt");

  private static final int FORGOTTEN_AT_ONCE = 5_000;

  private static final String AGAIN = """
      update notification set status = 'queued', step = 0, send_at = ?, sent_at = null,
        error = null, updated_at = now(), version = version + 1
      where tenant_id = ? and id = ? and status in ('delivered', 'failed', 'canceled')
      """;

  private static final String STOP = """
      update notification set status = 'canceled', content_sealed = null, updated_at = now(),
        version = version + 1
      where tenant_id = ? and id = ? and status = 'queued'
      """;

  private static final String FORGET = """
      delete from notification where tenant_id = ? and id in (select id from notification
        where tenant_id = ? and created_at < ? and status not in ('queued', 'sending')
        order by created_at limit %d)
      """.formatted(FORGOTTEN_AT_ONCE);

  private final NotifySetup setup;

  /** Says what that installation can say. */
  public Notifications(NotifySetup setup) {
    this.setup = setup;
  }

  /** Sends a message to one subscriber whom the caller may see, to each app where it is push. */
  public List<Notification> send(Tx tx, NewNotification wanted) {
    wanted.check();
    requireSetUp(wanted.channel());
    Recipient recipient = recipient(tx, wanted.subscriberId());
    List<Locale> languages = recipient.languages(tx.tenantInfo().locale());
    Wording wording = wording(tx, wanted, languages);
    if (!recipient.choices().wants(wording.category(), wanted.channel())) {
      throw Problem.conflict(
          "opted_out",
          "the subscriber does not want messages about " + WireName.of(wording.category()) + " by "
              + WireName.of(wanted.channel()));
    }
    List<String> addresses = recipient.addresses(wanted.channel());
    if (addresses.isEmpty()) {
      throw Problem.conflict(
          "no_recipient", "the subscriber cannot be reached by " + WireName.of(wanted.channel()));
    }
    Wording.Rendered text =
        wording.render(recipient.values(tx.tenantInfo().name(), setup.url(tx) + "/portal", null));
    List<Draft> drafts = addresses.stream()
        .map(address -> draft(
            recipient.id(),
            wording,
            address,
            text,
            0,
            NotificationSettings.sendAt(tx, wanted.channel())))
        .toList();
    Draft.queue(tx, drafts);
    return drafts.stream().map(draft -> LISTING.require(tx, draft.id())).toList();
  }

  private static Wording wording(Tx tx, NewNotification wanted, List<Locale> languages) {
    String code = wanted.templateCode();
    if (code == null) {
      return wanted.wording(languages.get(0).toLanguageTag());
    }
    Wording found = NotificationTemplates.wordings(tx)
        .find(code, wanted.channel(), languages)
        .filter(Wording::isActive)
        .orElseThrow(() -> Problem.invalid(
            "/template_code",
            "template",
            "an active template for " + WireName.of(wanted.channel()) + " was expected and '" + code
                + "' found"));
    if (found.eventType() != null || !found.category().isOptional()) {
      throw Problem.invalid(
          "/template_code", "template", "'" + code + "' is sent by what happens, not by hand");
    }
    return found;
  }

  /** What a template says to a subscriber whom the caller may see. */
  public Wording.Rendered preview(Tx tx, Wording wording, @Nullable SubscriberId subscriber) {
    Recipient recipient = subscriber == null ? Examples.SOMEBODY : recipient(tx, subscriber);
    return wording.render(new Examples(tx, setup).values(wording, recipient));
  }

  /** Sends what {@link #preview} shows to that address, at once. */
  public Notification test(
      Tx tx, Wording wording, @Nullable SubscriberId subscriber, String recipient) {
    requireSetUp(wording.channel());
    String to = wording.channel() == NotificationChannel.SMS
        ? Recipient.dialed(recipient)
        : recipient.strip();
    boolean usable = wording.channel() == NotificationChannel.EMAIL
        ? EmailAddress.isValid(to)
        : to.matches("[+]?[0-9]{6,18}|(fcm|apns):[\\x21-\\x7e]{1,400}");
    if (!usable) {
      throw Problem.invalid(
          "/recipient",
          "recipient",
          "an address for " + WireName.of(wording.channel()) + " was expected and '" + recipient
              + "' found");
    }
    UUID about = subscriber == null ? null : subscriber.value();
    Draft draft =
        draft(about, wording, to, preview(tx, wording, subscriber), Draft.URGENT, tx.now());
    Draft.queue(tx, List.of(draft));
    return LISTING.require(tx, draft.id());
  }

  /** Queues a link: before everything else, at any hour, and readable for nobody but its reader. */
  public NotificationId account(Tx tx, AccountNotice notice) {
    List<Locale> languages = languages(tx, notice.locale());
    Wording wording = wording(tx, notice.code(), NotificationChannel.EMAIL, languages);
    Map<String, Object> values = accountValues(tx, notice.name());
    Locale formats = Recipient.formats(wording, languages);
    values.put("link", notice.link());
    values.put("expires_at", moment(notice.expiresAt().atZone(tx.zone()), formats));
    return sealed(tx, wording, notice.subscriber(), notice.to(), values);
  }

  /** Queues a code as {@link #account} does a link. */
  public NotificationId code(Tx tx, CodeNotice notice) {
    Wording wording = wording(tx, "account.code", notice.channel(), languages(tx, notice.locale()));
    Map<String, Object> values = accountValues(tx, notice.name());
    values.put("code", notice.code());
    return sealed(tx, wording, notice.subscriber(), notice.to(), values);
  }

  private static List<Locale> languages(Tx tx, Locale asked) {
    return List.of(asked, tx.tenantInfo().locale(), Locale.ENGLISH);
  }

  private Wording wording(Tx tx, String code, NotificationChannel channel, List<Locale> languages) {
    requireSetUp(channel);
    return NotificationTemplates.wordings(tx)
        .find(code, channel, languages)
        .orElseThrow(() -> new IllegalStateException("nothing is said for " + code));
  }

  private Map<String, Object> accountValues(Tx tx, String name) {
    Map<String, Object> values = new HashMap<>();
    values.put("name", name);
    values.put("first_name", name);
    values.put("provider", tx.tenantInfo().name());
    values.put("portal", setup.url(tx) + "/portal");
    return values;
  }

  private NotificationId sealed(
      Tx tx, Wording wording, @Nullable UUID subscriber, String to, Map<String, Object> values) {
    String text = setup.secrets().encrypt(WireJson.write(wording.render(values)));
    Draft draft = new Draft(
        NotificationId.next(),
        subscriber,
        NotificationCategory.ACCOUNT,
        wording.channel(),
        wording.code(),
        wording.language(),
        null,
        null,
        to,
        null,
        text,
        Draft.URGENT,
        tx.now(),
        null);
    Draft.queue(tx, List.of(draft));
    return draft.id();
  }

  private static String moment(ZonedDateTime at, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .format(at);
  }

  /** What the provider said about a message, the first first. */
  public static List<NotificationDelivery> deliveries(Tx tx, NotificationId id) {
    return tx.session()
        .createSelectionQuery(
            "from NotificationDelivery e where e.notificationId = :id order by e.id",
            NotificationDelivery.class)
        .setParameter("id", id.value())
        .setMaxResults(100)
        .getResultList();
  }

  /** Stops a message that was not sent yet. */
  public Notification cancel(Tx tx, NotificationId id) {
    Notification found = LISTING.require(tx, id);
    if (tx.jdbc(connection -> {
          try (PreparedStatement stop = connection.prepareStatement(STOP)) {
            stop.setObject(1, tx.tenant().value());
            stop.setObject(2, id.value());
            return stop.executeUpdate();
          }
        })
        == 0) {
      throw Problem.conflict(
          "notification_status",
          "the message is " + WireName.of(found.status()) + ", only queued ones can be stopped");
    }
    tx.session().refresh(found);
    return found;
  }

  /** Sends a message once more, now and by the whole plan of retries, under the same id. */
  public Notification resend(Tx tx, NotificationId id) {
    Notification found = LISTING.require(tx, id);
    requireSetUp(found.channel());
    if (found.body().isEmpty()) {
      throw Problem.conflict(
          "notification_secret", "the message held a link that is gone: ask for a new one");
    }
    if (tx.jdbc(connection -> {
          try (PreparedStatement again = connection.prepareStatement(AGAIN)) {
            again.setTimestamp(1, Timestamp.from(NotificationSettings.sendAt(tx, found.channel())));
            again.setObject(2, tx.tenant().value());
            again.setObject(3, id.value());
            return again.executeUpdate();
          }
        })
        == 0) {
      throw Problem.conflict(
          "notification_status", "the message is " + WireName.of(found.status()) + " already");
    }
    tx.session().refresh(found);
    return found;
  }

  /** Deletes what is older than the tenant keeps it; for a job. */
  public static int forgetOld(Tx tx) {
    int days = Settings.get(tx, NotificationSettings.KEPT_DAYS);
    Timestamp before = Timestamp.from(tx.systemNow().minus(Duration.ofDays(days)));
    return tx.jdbc(connection -> {
      try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
        delete.setObject(1, tx.tenant().value());
        delete.setObject(2, tx.tenant().value());
        delete.setTimestamp(3, before);
        return delete.executeUpdate();
      }
    });
  }

  private void requireSetUp(NotificationChannel channel) {
    if (!setup.channels().contains(channel)) {
      throw Problem.conflict("channel_unset", NotifySetup.unset(channel));
    }
  }

  private static Recipient recipient(Tx tx, SubscriberId subscriber) {
    Subscribers.LISTING.require(tx, subscriber);
    Recipient found = Recipients.of(tx, List.of(subscriber.value())).get(subscriber.value());
    if (found == null) {
      throw Problem.conflict("erased", "the person behind this subscriber was erased");
    }
    return found;
  }

  private static Draft draft(
      @Nullable UUID subscriber,
      Wording wording,
      String address,
      Wording.Rendered text,
      int priority,
      Instant sendAt) {
    return new Draft(
        NotificationId.next(),
        subscriber,
        wording.category(),
        wording.channel(),
        wording.code().isEmpty() ? null : wording.code(),
        wording.language(),
        null,
        null,
        address,
        text,
        null,
        priority,
        sendAt,
        null);
  }
}
