package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.event.delivery.EventDispatcher;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.webhook.target.TargetRules;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A tenant with endpoints, things that happen, and a clock that can be set forward. */
public final class WebhookWorld {
  private final TestDatabase test;
  private final Database db;
  private final TenantId tenant;
  private final EventDispatcher dispatcher;
  private final SecretBox secrets;
  private final WebhookEndpoints endpoints;
  private Duration forward = Duration.ZERO;

  /** A tenant of its own in the shared database. */
  public WebhookWorld() {
    this(TestDatabase.shared(), Keyring.generate());
  }

  /** A tenant of its own in that database, whose secrets that key seals. */
  public WebhookWorld(TestDatabase test, Keyring keys) {
    this.test = test;
    this.tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
    this.db = test.database(CoreEntities.ALL);
    this.secrets = new SecretBox(keys);
    this.dispatcher = new EventDispatcher(db, List.of(new WebhookFanOut()));
    this.endpoints = new WebhookEndpoints(secrets, TargetRules.of(List.of("127.0.0.1")));
    db.tenants().refresh();
  }

  /** Something that happened to a subscriber. */
  public record Noted(int number, UUID subscriber) implements DomainEvent {
    @Override
    public String type() {
      return number % 2 == 0 ? "invoice.paid" : "subscriber.updated";
    }

    @Override
    public EventContext context() {
      return EventContext.ofSubscriber(subscriber);
    }
  }

  public Database db() {
    return db;
  }

  public SecretBox secrets() {
    return secrets;
  }

  public WebhookEndpoints endpoints() {
    return endpoints;
  }

  public TenantId tenant() {
    return tenant;
  }

  /** An endpoint that gets the events of those types. */
  public WebhookEndpoints.Made endpoint(String url, String... types) {
    return db.inTx(tenant, tx -> {
      WebhookEndpoints.Made made =
          endpoints.create(tx, new WebhookEndpointTerms("Shop", url, null, true), null);
      tx.session().flush();
      for (String type : types) {
        new WebhookSubscriptions().create(tx, made.endpoint().id(), type);
      }
      return made;
    });
  }

  /** Events that happen one after the other, each of the next number, handed over at once. */
  public void happen(UUID subscriber, int first, int last) {
    for (int number = first; number <= last; number++) {
      Noted event = new Noted(number, subscriber);
      db.run(tenant, tx -> tx.publish(event));
    }
    dispatch();
  }

  /** Hands over what happened. */
  public void dispatch() {
    dispatcher.runOnce(tenant);
  }

  /** Sets the tenant's clock forward. */
  public void forward(Duration by) {
    forward = forward.plus(by);
    update("update tenant set clock_offset_seconds = " + forward.toSeconds() + " where id = ?");
    db.tenants().refresh();
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

  /** The deliveries, the oldest event first. */
  public List<WebhookDelivery> deliveries() {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createSelectionQuery(
                "from WebhookDelivery e order by e.eventSeq", WebhookDelivery.class)
            .getResultList());
  }

  /** How many deliveries have that status. */
  public long count(WebhookDeliveryStatus status) {
    return deliveries().stream().filter(row -> row.status() == status).count();
  }
}
