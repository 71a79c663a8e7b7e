package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.CoreEvents;
import io.dotmac.sub.core.event.catalog.EventCatalog;
import io.dotmac.sub.core.event.delivery.EventDispatcher;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplateTerms;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.usage.UsageEvent;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A tenant with people who are told things, and a clock that can be set forward. */
public final class NotifyWorld {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestDatabase test;
  private final Database db;
  private final TenantId tenant;
  private final NotifySetup setup;
  private final EventDispatcher dispatcher;
  private Duration forward = Duration.ZERO;

  /** A tenant of its own in the shared database, with every channel. */
  public NotifyWorld() {
    this(TestDatabase.shared(), Keyring.generate(), EnumSet.allOf(NotificationChannel.class));
  }

  /** A tenant of its own in that database, whose messages leave on those channels. */
  public NotifyWorld(TestDatabase test, Keyring keys, Set<NotificationChannel> channels) {
    this.test = test;
    this.tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
    this.db = test.database(CoreEntities.ALL);
    this.setup = new NotifySetup(
        EventCatalog.of(List.of(CoreEvents.ALL)),
        channels,
        NotifySetup.USUAL_URL,
        new SecretBox(keys));
    this.dispatcher = new EventDispatcher(db, List.of(new NotificationHandler(setup)));
    db.tenants().refresh();
    // Nobody is left alone, unless a test says so.
    set(NotificationSettings.QUIET_START, "00:00");
    set(NotificationSettings.QUIET_END, "00:00");
  }

  public Database db() {
    return db;
  }

  public TenantId tenant() {
    return tenant;
  }

  public NotifySetup setup() {
    return setup;
  }

  /** Whoever is told things. */
  public SubscriberId subscriber(Person person) {
    return db.inTx(
        tenant,
        tx -> new Subscribers()
            .create(
                tx,
                NewSubscriber.of(SubscriberDetails.of(
                    person, PostalAddress.NONE, tx.tenantInfo().currency())))
            .id());
  }

  /** The same, with a new address and a phone. */
  public SubscriberId subscriber() {
    return subscriber(person("ada" + NUMBER.incrementAndGet() + "@example.com", null));
  }

  /** Somebody who speaks that language. */
  public static Person person(String email, String locale) {
    Person ada = Person.of("Ada", "Obi", email);
    return new Person(
        ada.firstName(),
        ada.lastName(),
        null,
        null,
        email,
        "+234 801 234 5678",
        null,
        ada.gender(),
        null,
        locale,
        null);
  }

  /** Forgets what was queued so far, such as what a new subscriber is told. */
  public void forget() {
    dispatch();
    update("delete from notification where tenant_id = ?");
  }

  /** Most of what the period includes is used. */
  public void warn(SubscriberId subscriber) {
    db.run(
        tenant,
        tx -> tx.publish(new UsageEvent.UsageWarning(
            subscriber.value(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            new BigDecimal("0.8"),
            80_000_000_000L,
            100_000_000_000L)));
  }

  /** Hands over what happened. */
  public void dispatch() {
    dispatcher.runOnce(tenant);
  }

  /** Does once more what was done. */
  public void dispatchAgain() {
    update("update event_delivery set status = 'pending', next_attempt_at = now()"
        + " where tenant_id = ? and handler = 'notification'");
    dispatch();
  }

  public void set(Setting<?> setting, String value) {
    db.run(tenant, tx -> Settings.set(tx, setting, value));
  }

  /** Sets the tenant's clock forward. */
  public void forward(Duration by) {
    forward = forward.plus(by);
    update("update tenant set clock_offset_seconds = " + forward.toSeconds() + " where id = ?");
    db.tenants().refresh();
  }

  /** Sets the tenant's clock to that moment. */
  public void clock(Instant at) {
    forward(Duration.between(db.inTx(tenant, tx -> tx.now()), at));
  }

  /** A template of the tenant's own. */
  public void template(NotificationTemplateTerms terms) {
    db.run(tenant, tx -> new NotificationTemplates(setup.events()).create(tx, terms));
  }

  /** Runs SQL with the tenant's id as its only parameter, past row-level security. */
  public int update(String sql) {
    try (Connection connection = test.superuser().getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, tenant.value());
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The messages, the oldest first. */
  public List<Notification> messages() {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createSelectionQuery("from Notification e order by e.id.value", Notification.class)
            .getResultList());
  }

  /** How many messages have that status. */
  public long count(NotificationStatus status) {
    return messages().stream().filter(row -> row.status() == status).count();
  }

  /** What providers said, the oldest first. */
  public List<NotificationDelivery> deliveries() {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createSelectionQuery(
                "from NotificationDelivery e order by e.id", NotificationDelivery.class)
            .getResultList());
  }
}
