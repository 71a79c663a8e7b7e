package io.dotmac.sub.samples.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.catalog.addon.AddOnTerms;
import io.dotmac.sub.core.catalog.addon.AddOnType;
import io.dotmac.sub.core.catalog.addon.AddOns;
import io.dotmac.sub.core.catalog.addon.OfferAddOnTerms;
import io.dotmac.sub.core.catalog.addon.OfferAddOns;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.catalog.policy.DunningRung;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.core.catalog.profile.TaxRateTerms;
import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.embedded.Migrations;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantKind;
import io.dotmac.sub.core.tenant.TenantStatus;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A durable PostgreSQL of its own with tenants to be billed. */
final class World implements AutoCloseable {
  /** The day on which all services began. */
  static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);

  private static final int AT_ONCE = 500;

  private final EmbeddedPostgres postgres;
  private final HikariDataSource pool;
  private final BillingEngine engine;
  private final Cpu cpu;

  private World(EmbeddedPostgres postgres, Path folder) throws IOException {
    this.postgres = postgres;
    this.pool = postgres.app().pool(8);
    this.engine = BillingEngine.over(pool);
    this.cpu = Cpu.of(folder);
  }

  /** What is sold to a tenant's subscribers: a plan with tax, and an add-on for every other one. */
  record Catalog(OfferId plan, AddOnId addOn) {}

  static World open(Path folder) throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, EmbeddedOptions.standard());
    DatabaseAccess owner = postgres.owner();
    new Migrations(owner.dataSource(), owner.schema(), EmbeddedPostgres.APP).migrate();
    return new World(postgres, folder);
  }

  BillingEngine engine() {
    return engine;
  }

  Cpu cpu() {
    return cpu;
  }

  DatabaseAccess app() {
    return postgres.app();
  }

  Caller caller(TenantId tenant) {
    return Caller.system(tenant, "bench");
  }

  /** A tenant whose business day is {@link #BEGIN}. */
  TenantId tenant(String code) {
    Instant noon = BEGIN.atTime(12, 0).toInstant(ZoneOffset.UTC);
    Tenant tenant = new Tenant(
        new TenantId(Ids.next()),
        code,
        code,
        "NGN",
        ZoneId.of("Africa/Lagos"),
        Locale.ENGLISH,
        TenantKind.SANDBOX,
        TenantStatus.ACTIVE,
        Duration.between(engine.database().clock().instant(), noon));
    return engine
        .database()
        .tenants()
        .create(tenant, List.of(code + ".localhost"))
        .id();
  }

  /** A code that no tenant has, also when the data is older than this process. */
  static String unique(String code) {
    return code + "-" + Ids.next().toString().substring(24);
  }

  /** The tenant that an earlier call made. */
  Optional<TenantId> find(String code) throws SQLException {
    return Optional.ofNullable(value("select id from tenant where code = '" + code + "'"))
        .map(id -> new TenantId((UUID) id));
  }

  /** The first day of the month after the last one that was billed. */
  LocalDate nextMonth(TenantId tenant) throws SQLException {
    Object last =
        value("select max(run_date) from billing_run where tenant_id = '" + tenant.value() + "'");
    return last == null ? BEGIN : ((java.sql.Date) last).toLocalDate().plusMonths(1);
  }

  private @Nullable Object value(String query) throws SQLException {
    try (Connection connection = postgres.superuser().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getObject(1) : null;
    }
  }

  /** Makes it noon of that day. */
  void today(TenantId tenant, LocalDate day) {
    Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    engine
        .database()
        .tenants()
        .moveClock(tenant, Duration.between(engine.database().clock().instant(), noon));
  }

  Catalog catalog(TenantId tenant) {
    return engine.database().inTx(tenant, tx -> {
      PolicySets sets = new PolicySets();
      sets.makeDefault(
          tx,
          sets.create(tx, PolicyTerms.standard("Standard"), DunningRung.STANDARD)
              .id());
      var vat = new TaxRates().create(tx, TaxRateTerms.exclusive("VAT", "7.5"));
      OfferId plan = new Offers()
          .create(
              tx,
              OfferDraft.named("Fiber 50").tax(vat.id()).terms(),
              List.of(Price.recurring(Money.of("15000", "NGN"))),
              LocalDate.of(2010, 1, 1))
          .id();
      AddOnId addOn = new AddOns()
          .create(
              tx,
              AddOnTerms.of("Static IP", "ip", AddOnType.STATIC_IP),
              List.of(Price.recurring(Money.of("3000", "NGN"))),
              LocalDate.of(2010, 1, 1))
          .id();
      new OfferAddOns().link(tx, plan, addOn, OfferAddOnTerms.OPTIONAL);
      return new Catalog(plan, addOn);
    });
  }

  /** Subscribers with a service each, imported in transactions of some hundred. */
  long people(TenantId tenant, Catalog catalog, int count, LocalDate since) {
    for (int from = 0; from < count; from += AT_ONCE) {
      int first = from;
      int last = Math.min(count, from + AT_ONCE);
      engine.database().run(tenant, tx -> some(tx, catalog, first, last, since));
    }
    return count;
  }

  private static void some(Tx tx, Catalog catalog, int from, int until, LocalDate since) {
    List<NewSubscriber> people = new ArrayList<>();
    for (int i = from; i < until; i++) {
      people.add(NewSubscriber.of(SubscriberDetails.of(
          Person.of("Ada", "No" + i, since + ".a" + i + "@example.net"),
          PostalAddress.NONE,
          "NGN")));
    }
    List<NewSubscription> wanted = new ArrayList<>();
    for (Subscriber each : new Subscribers().createAll(tx, people)) {
      wanted.add(NewSubscription.active(each.id(), catalog.plan(), since));
    }
    new Subscriptions().createAll(tx, wanted);
  }

  /** Gives every other service an add-on from its first day on. */
  void addOns(TenantId tenant, Catalog catalog) throws SQLException {
    sql("""
        insert into subscription_add_on (tenant_id, id, subscription_id, add_on_id, start_on)
        select tenant_id, uuidv7(), id, '%s', start_on
        from (select *, row_number() over (order by id) as no from subscription
          where tenant_id = '%s') s where no %% 2 = 0
        """.formatted(catalog.addOn().value(), tenant.value()), "analyze subscription_add_on");
  }

  /** Lets the server log each statement slower than that, with its plan. */
  void logSlow(int milliseconds) throws SQLException {
    sql(
        "alter system set session_preload_libraries = 'auto_explain'",
        "alter system set auto_explain.log_min_duration = " + milliseconds,
        "alter system set auto_explain.log_nested_statements = on",
        "alter system set auto_explain.log_analyze = on",
        "alter system set auto_explain.log_triggers = on",
        "alter system set auto_explain.log_timing = off",
        "alter system set auto_explain.log_parameter_max_length = 0",
        "select pg_reload_conf()");
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /** Statements as a superuser, past row security: to copy and to age data. */
  void sql(String... statements) throws SQLException {
    try (Connection connection = postgres.superuser().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() {
    pool.close();
    postgres.close();
  }
}
