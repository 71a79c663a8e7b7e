package io.dotmac.sub.billing;

import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.billing.tax.TaxPolicy;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.embedded.MigrationStatus;
import io.dotmac.sub.core.embedded.Migrations;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.delivery.EventHandler;
import io.dotmac.sub.core.event.delivery.StoredEvent;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.SessionFactories;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link BillingEngine} together from what a program brings: its data source, a schema, a
 * clock, rules for taxes and numbers, listeners. Start at {@link BillingEngine#builder}.
 */
public final class BillingBuilder {
  private final DataSource app;
  private final List<EventHandler> handlers = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private ServiceLocks locks = new ServiceLocks();
  private TaxPolicy taxes = TaxPolicy.CATALOG;
  private NumberingPolicy numbers = NumberingPolicy.SERIES;
  private @Nullable String schema;

  BillingBuilder(DataSource app) {
    this.app = app;
  }

  /** The schema of the tables; absent: whatever the connections of the data source see first. */
  public BillingBuilder schema(String name) {
    this.schema = name;
    return this;
  }

  /** What the time is; the machine's clock unless set. */
  public BillingBuilder clock(Clock system) {
    this.clock = system;
    return this;
  }

  /** What dunning restricts services by. */
  public BillingBuilder locks(ServiceLocks restrictions) {
    this.locks = restrictions;
    return this;
  }

  /** Which taxes new charges bear; those of the catalog unless set. */
  public BillingBuilder taxes(TaxPolicy policy) {
    this.taxes = policy;
    return this;
  }

  /** The numbers of documents; those of their series unless set. */
  public BillingBuilder numbers(NumberingPolicy policy) {
    this.numbers = policy;
    return this;
  }

  /**
   * Hears of every event of a type from now on, once {@link BillingEngine#deliverEvents} runs.
   *
   * @param name of the listener, stored with what it was told of; never changed once used
   * @param type such as {@code invoice.created}
   * @param event its record, such as {@code InvoiceEvent.InvoiceCreated}
   */
  public <E extends DomainEvent> BillingBuilder on(
      String name, String type, Class<E> event, EventListener<E> listener) {
    handlers.add(new Listening<>(name, type, event, listener));
    return this;
  }

  /**
   * Creates the tables, or brings them up to date.
   *
   * @param owner connections of the role that is to own them; no superuser is needed, but the
   *     right to create the schema
   * @param appRole the role of the builder's own data source; row security binds it
   */
  public MigrationStatus migrate(DataSource owner, String appRole) {
    if (schema == null) {
      throw new IllegalStateException("name the schema before migrating it");
    }
    return new Migrations(owner, schema, appRole).migrate();
  }

  /** The engine. It keeps no thread and no connection of its own. */
  public BillingEngine build() {
    DataSource source = schema == null ? app : new SchemaSource(app, schema);
    Database db = new Database(
        SessionFactories.build(source, BillingEngine.entities()),
        new TenantDirectory(source, clock),
        clock);
    return new BillingEngine(db, locks, taxes, numbers, handlers);
  }

  private record Listening<E extends DomainEvent>(
      String name, String type, Class<E> event, EventListener<E> listener) implements EventHandler {
    @Override
    public Set<String> types() {
      return Set.of(type);
    }

    @Override
    public void handle(Tx tx, StoredEvent stored) {
      listener.handle(tx, WireJson.read(stored.payload().toString(), event));
    }
  }
}
