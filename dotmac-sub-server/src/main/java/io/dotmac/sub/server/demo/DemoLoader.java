package io.dotmac.sub.server.demo;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.CollectionAccountType;
import io.dotmac.sub.billing.account.CollectionAccounts;
import io.dotmac.sub.billing.account.NewCollectionAccount;
import io.dotmac.sub.billing.gateway.GatewayFactory;
import io.dotmac.sub.billing.gateway.Gateways;
import io.dotmac.sub.billing.gateway.fake.FakeGateway;
import io.dotmac.sub.billing.gateway.provider.PaymentProviders;
import io.dotmac.sub.billing.gateway.provider.ProviderTerms;
import io.dotmac.sub.billing.payment.ProviderType;
import io.dotmac.sub.core.access.credential.AccessCredentials;
import io.dotmac.sub.core.access.nas.MessageAuthenticatorRule;
import io.dotmac.sub.core.access.nas.NasDevice;
import io.dotmac.sub.core.access.nas.NasDeviceId;
import io.dotmac.sub.core.access.nas.NasDevices;
import io.dotmac.sub.core.access.nas.NasTerms;
import io.dotmac.sub.core.access.nas.NasVendor;
import io.dotmac.sub.core.access.nas.RadiusClient;
import io.dotmac.sub.core.access.nas.RadiusClients;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantKind;
import io.dotmac.sub.core.tenant.TenantStatus;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.demo.watch.DemoWatch;
import io.dotmac.sub.server.imports.CredentialLogins;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Loads the demo's two providers into an empty installation. */
final class DemoLoader {
  private static final int MONTHS = 6;
  private static final int DAYS_OF_TRAFFIC = 14;

  private final Installation installation;
  private final Database db;
  private final BillingEngine billing;
  private final DemoSize size;
  private final long seed;
  private final @Nullable LocalDate asOf;
  private final String radiusSecret;
  private final Consumer<String> progress;
  private final ExecutorService hashing = Executors.newSingleThreadExecutor(DemoLoader::daemon);

  /**
   * Loads with these choices.
   *
   * @param asOf the last day of the history and the demo's today; absent: the real one
   * @param radiusSecret the shared secret of the loopback NASes
   */
  DemoLoader(
      Installation installation,
      DemoSize size,
      long seed,
      @Nullable LocalDate asOf,
      String radiusSecret,
      Consumer<String> progress) {
    this.installation = installation;
    this.db = installation.db();
    this.billing = new BillingEngine(db);
    this.size = size;
    this.seed = seed;
    this.asOf = asOf;
    this.radiusSecret = radiusSecret;
    this.progress = progress;
  }

  /** Loads both at the same time and says how to get in. */
  DemoFile load() {
    // The first is the one that the name localhost selects: always the same.
    Tenant first = tenant(DemoProvider.LAGOON);
    CompletableFuture<DemoFile.Provider> lagoon = CompletableFuture.supplyAsync(
        () -> fill(first, DemoProvider.LAGOON, size.lagoon()),
        work -> new Thread(work, "lagoon").start());
    DemoFile.Provider harbor = provider(DemoProvider.HARBOR, size.harbor());
    DemoFile file =
        new DemoFile("", new DemoFile.Radius(0, 0, radiusSecret), List.of(lagoon.join(), harbor));
    hashing.shutdown();
    return file;
  }

  /** Loads one provider with that many subscribers. */
  DemoFile.Provider provider(DemoProvider provider, int subscribers) {
    return fill(tenant(provider), provider, subscribers);
  }

  private DemoFile.Provider fill(Tenant tenant, DemoProvider provider, int subscribers) {
    LocalDate until = asOf == null ? LocalDate.now(clock(tenant)) : asOf;
    LocalDate from = until.minusMonths(MONTHS);
    DemoScenario scenario = DemoScenario.of(provider, subscribers, from, until, seed);
    Caller caller = Caller.system(tenant.id(), "demo");
    DemoCatalog catalog =
        db.inTx(caller, tx -> DemoCatalog.create(tx, provider, from.minusYears(3)));
    RadiusClient client = db.inTx(caller, tx -> network(tx, provider));
    db.run(caller, tx -> tills(tx, provider));
    db.run(caller, this::trialPayments);
    DemoPeople people = new DemoPeople(
        provider,
        catalog,
        new CredentialLogins(new AccessCredentials(installation.secrets())),
        seed);
    DemoAccess access = new DemoAccess(installation, tenant, scenario, people, hashing);
    new DemoHistory(db, billing, tenant, scenario, people).live(size.stepDays(), month -> {
      progress.accept(provider.name() + ": " + month);
      installation.analyze();
    });
    Duration offset = asOf == null ? Duration.ZERO : offset(tenant, until);
    db.tenants().moveClock(tenant.id(), offset);
    Set<Integer> offline = access.offline();
    new DemoTraffic(db, caller, client, provider.nasAddress(), seed)
        .report(
            people.services(), scenario.people(), offline, db.clock().instant(), DAYS_OF_TRAFFIC);
    if (provider == DemoProvider.LAGOON) {
      NasDeviceId nas = client.nasDevice().orElseThrow();
      db.run(caller, tx -> {
        DemoPlant.build(tx);
        new DemoNetwork(installation.secrets()).build(tx, nas);
        new DemoWatch(installation.secrets())
            .build(tx, DemoNetwork.ROUTER, List.copyOf(DemoDevices.PLUGGED.values()));
      });
    }
    return access.describe(offline);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "hashing");
    thread.setDaemon(true);
    return thread;
  }

  private Tenant tenant(DemoProvider provider) {
    Tenant tenant = new Tenant(
        new TenantId(Ids.next()),
        provider.code(),
        provider.name(),
        provider.currency(),
        ZoneId.of(provider.zone()),
        Locale.forLanguageTag(provider.locale()),
        TenantKind.SANDBOX,
        TenantStatus.ACTIVE,
        Duration.ZERO);
    return db.tenants().create(tenant, List.of(provider.code() + ".localhost"));
  }

  private RadiusClient network(Tx tx, DemoProvider provider) {
    NasTerms terms = NasTerms.of(
        "BNG-" + provider.code().substring(0, 3).toUpperCase(Locale.ROOT) + "-01",
        "bng-01",
        NasVendor.MIKROTIK,
        "CCR2216",
        provider.nasAddress());
    NasDevice device = new NasDevices().create(tx, terms);
    tx.session().flush();
    return new RadiusClients(installation.secrets())
        .create(
            tx,
            provider.nasAddress(),
            device.id(),
            radiusSecret,
            MessageAuthenticatorRule.NO,
            "The loopback client of the demo");
  }

  /** Customers can try paying; the provider moves no money. */
  private void trialPayments(Tx tx) {
    Gateways trial = Gateways.of(GatewayFactory.of(
        "fake", new FakeGateway("/portal/pay/trial/", RandomToken.hex(16), db.clock())));
    new PaymentProviders(trial, installation.secrets())
        .create(
            tx,
            ProviderType.CUSTOM,
            "fake",
            new ProviderTerms("Trial payments", true, "Moves no money"),
            Map.of(),
            null);
  }

  private static void tills(Tx tx, DemoProvider provider) {
    CollectionAccounts.open(
        tx,
        NewCollectionAccount.named(
            "Main bank account",
            CollectionAccountType.BANK,
            Currency.getInstance(provider.currency())));
  }

  private java.time.Clock clock(Tenant tenant) {
    return db.clock().withZone(tenant.zone());
  }

  private Duration offset(Tenant tenant, LocalDate until) {
    Instant now = db.clock().instant();
    Instant then = until
        .atTime(java.time.LocalTime.ofInstant(now, tenant.zone()))
        .atZone(tenant.zone())
        .toInstant();
    return Duration.between(now, then);
  }
}
