package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.event.catalog.EventType;
import io.dotmac.sub.core.event.delivery.EventHandler;
import io.dotmac.sub.core.event.delivery.StoredEvent;
import io.dotmac.sub.core.notify.template.EventValues;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.notify.template.Wordings;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Queues what customers are told of an event, on each channel that is in use and that they want.
 * Of what concerns the account of an organization its contact is told.
 */
public final class NotificationHandler implements EventHandler {
  /** In the rows of events' deliveries. */
  public static final String NAME = "notification";

  /** Nobody is told of what happened longer ago, such as what was imported or is replayed. */
  public static final Duration OLDEST = Duration.ofDays(2);

  private final NotifySetup setup;
  private final NotificationTemplates templates;

  /** Says what that installation can say. */
  public NotificationHandler(NotifySetup setup) {
    this.setup = setup;
    this.templates = setup.templates();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return templates.told();
  }

  @Override
  public void handle(Tx tx, StoredEvent event) {
    handleAll(tx, List.of(event));
  }

  @Override
  public void handleAll(Tx tx, List<StoredEvent> events) {
    Wordings wordings = NotificationTemplates.wordings(tx);
    List<StoredEvent> told = events.stream()
        .filter(event -> event.context().subscriber() != null || event.context().account() != null)
        .filter(event -> !event.occurredAt().isBefore(tx.now().minus(OLDEST)))
        .filter(event -> !wordings.codes(event.type()).isEmpty())
        .toList();
    if (told.isEmpty()) {
      return;
    }
    Batch batch = new Batch(
        tx,
        wordings,
        Recipients.of(tx, ids(told, event -> event.context().subscriber())),
        Recipients.ofAccounts(tx, ids(told, NotificationHandler::organizationsAccount)),
        Recipients.plans(tx, ids(told, event -> event.context().subscription())));
    List<Draft> drafts = new ArrayList<>();
    told.forEach(event -> batch.draft(event, drafts));
    Draft.queue(tx, drafts);
  }

  /** The account, where no subscriber has it. */
  private static @Nullable UUID organizationsAccount(StoredEvent event) {
    return event.context().subscriber() == null ? event.context().account() : null;
  }

  private interface Subject {
    @Nullable
    UUID of(StoredEvent event);
  }

  private static Set<UUID> ids(List<StoredEvent> events, Subject subject) {
    Set<UUID> ids = new LinkedHashSet<>();
    for (StoredEvent event : events) {
      UUID id = subject.of(event);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** What is known of the subjects of some events. */
  private final class Batch {
    private final Tx tx;
    private final Wordings wordings;
    private final Map<UUID, Recipient> recipients;
    private final Map<UUID, Recipient> organizations;
    private final Map<UUID, String> plans;
    private final Instant awake;

    Batch(
        Tx tx,
        Wordings wordings,
        Map<UUID, Recipient> recipients,
        Map<UUID, Recipient> organizations,
        Map<UUID, String> plans) {
      this.tx = tx;
      this.wordings = wordings;
      this.recipients = recipients;
      this.organizations = organizations;
      this.plans = plans;
      this.awake = NotificationSettings.quietHours(tx).after(tx.now(), tx.zone());
    }

    void draft(StoredEvent event, List<Draft> drafts) {
      UUID account = organizationsAccount(event);
      Recipient recipient = account == null
          ? recipients.get(event.context().subscriber())
          : organizations.get(account);
      if (recipient == null) {
        return;
      }
      for (String code : wordings.codes(event.type())) {
        for (NotificationChannel channel : NotificationChannel.values()) {
          if (NotificationSettings.isEnabled(tx, channel)) {
            draft(event, recipient, code, channel, drafts);
          }
        }
      }
    }

    private void draft(
        StoredEvent event,
        Recipient recipient,
        String code,
        NotificationChannel channel,
        List<Draft> drafts) {
      List<Locale> languages = recipient.languages(tx.tenantInfo().locale());
      wordings
          .find(code, channel, languages)
          .filter(Wording::isActive)
          .filter(wording -> event.type().equals(wording.eventType()))
          .filter(wording -> recipient.choices().wants(wording.category(), channel))
          .ifPresent(wording -> {
            List<String> addresses = recipient.addresses(channel);
            if (!addresses.isEmpty()) {
              Wording.Rendered text = wording.render(values(event, recipient, wording, languages));
              addresses.forEach(
                  address -> drafts.add(draft(event, recipient, wording, address, text)));
            }
          });
    }

    private Map<String, Object> values(
        StoredEvent event, Recipient recipient, Wording wording, List<Locale> languages) {
      UUID subscription = event.context().subscription();
      Map<String, Object> values = recipient.values(
          tx.tenantInfo().name(),
          setup.url(tx) + "/portal",
          subscription == null ? null : plans.get(subscription));
      EventType type = setup.events().find(event.type()).orElseThrow();
      values.putAll(
          EventValues.of(type, event.payload(), Recipient.formats(wording, languages), tx.zone()));
      return values;
    }

    private Draft draft(
        StoredEvent event,
        Recipient recipient,
        Wording wording,
        String address,
        Wording.Rendered text) {
      NotificationChannel channel = wording.channel();
      return new Draft(
          NotificationId.next(),
          recipient.id(),
          wording.category(),
          channel,
          wording.code(),
          wording.language(),
          Objects.requireNonNull(event.id()),
          null,
          address,
          text,
          null,
          0,
          channel == NotificationChannel.EMAIL ? tx.now() : awake,
          setup.channels().contains(channel) ? null : NotifySetup.unset(channel));
    }
  }
}
