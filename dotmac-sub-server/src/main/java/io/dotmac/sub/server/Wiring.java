package io.dotmac.sub.server;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.core.enforcement.router.RouterEnforcer;
import io.dotmac.sub.core.event.delivery.EventDispatcher;
import io.dotmac.sub.core.event.delivery.EventHandler;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobRunner;
import io.dotmac.sub.core.job.Jobs;
import io.dotmac.sub.core.job.TestClock;
import io.dotmac.sub.core.provisioning.backup.BackupRound;
import io.dotmac.sub.core.provisioning.drift.DriftRound;
import io.dotmac.sub.core.provisioning.line.LineTests;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.provisioning.run.RunWorker;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.register.TenantExport;
import io.dotmac.sub.core.webhook.WebhookEndpoints;
import io.dotmac.sub.core.webhook.WebhookFanOut;
import io.dotmac.sub.devices.transport.snmp.SnmpLimits;
import io.dotmac.sub.server.adapter.device.DeviceDoor;
import io.dotmac.sub.server.adapter.device.OrderRunner;
import io.dotmac.sub.server.adapter.device.RouterLists;
import io.dotmac.sub.server.adapter.device.RouterSessions;
import io.dotmac.sub.server.adapter.freeradius.FreeRadiusFollower;
import io.dotmac.sub.server.adapter.login.RadiusLogins;
import io.dotmac.sub.server.adapter.message.MessageSender;
import io.dotmac.sub.server.adapter.radius.OtherWays;
import io.dotmac.sub.server.adapter.radius.RadiusService;
import io.dotmac.sub.server.adapter.snmp.SnmpDevices;
import io.dotmac.sub.server.adapter.webhook.WebhookOptions;
import io.dotmac.sub.server.adapter.webhook.WebhookSender;
import io.dotmac.sub.server.api.DomainResources;
import io.dotmac.sub.server.api.access.hotspot.HotspotBatchResource;
import io.dotmac.sub.server.api.access.hotspot.VoucherResource;
import io.dotmac.sub.server.api.billing.BillingResources;
import io.dotmac.sub.server.api.billing.online.OnlineResources;
import io.dotmac.sub.server.api.event.EventResources;
import io.dotmac.sub.server.api.event.EventStreams;
import io.dotmac.sub.server.api.network.plant.GisSync;
import io.dotmac.sub.server.api.provisioning.template.ConfigTemplateResource;
import io.dotmac.sub.server.api.system.AuditEventResource;
import io.dotmac.sub.server.api.system.JobResource;
import io.dotmac.sub.server.api.system.JobRunResource;
import io.dotmac.sub.server.api.system.SettingResource;
import io.dotmac.sub.server.api.system.TenantResource;
import io.dotmac.sub.server.api.system.TestClockResource;
import io.dotmac.sub.server.audit.AuditBefore;
import io.dotmac.sub.server.audit.AuditFilter;
import io.dotmac.sub.server.audit.AuditTrail;
import io.dotmac.sub.server.health.HealthResource;
import io.dotmac.sub.server.health.PartCheck;
import io.dotmac.sub.server.hotspot.VoucherCounter;
import io.dotmac.sub.server.http.BodyFilter;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ErrorMapper;
import io.dotmac.sub.server.http.IdempotencyFeature;
import io.dotmac.sub.server.http.IdempotencyStore;
import io.dotmac.sub.server.http.ResponseFilter;
import io.dotmac.sub.server.http.RoutingFilter;
import io.dotmac.sub.server.http.json.BodyPresence;
import io.dotmac.sub.server.http.json.WireParams;
import io.dotmac.sub.server.job.AccessJobs;
import io.dotmac.sub.server.job.EventJobs;
import io.dotmac.sub.server.job.EventLoop;
import io.dotmac.sub.server.job.FreeRadiusJobs;
import io.dotmac.sub.server.job.NotifyJobs;
import io.dotmac.sub.server.job.PaymentJobs;
import io.dotmac.sub.server.job.PlantJobs;
import io.dotmac.sub.server.job.ProvisioningJobs;
import io.dotmac.sub.server.job.ServerJobs;
import io.dotmac.sub.server.job.WebhookJobs;
import io.dotmac.sub.server.openapi.OpenApi;
import io.dotmac.sub.server.openapi.OpenApiResource;
import io.dotmac.sub.server.outbound.DeviceAddresses;
import io.dotmac.sub.server.outbound.GuardedConnections;
import io.dotmac.sub.server.outbound.OutboundClient;
import io.dotmac.sub.server.security.AccessRules;
import io.dotmac.sub.server.security.CsrfFilter;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.password.PasswordsElsewhere;
import io.dotmac.sub.server.security.quota.Quotas;
import io.dotmac.sub.server.web.Assets;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.PortalResources;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.admin.plant.TemplatePageResource;
import io.dotmac.sub.server.web.auth.ErrorPages;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The composition root: every service, made by plain constructor calls, leaves first.
 *
 * <p>A method a module, one screenful each; it adds its resources to {@link #resources} and what
 * must be started and stopped with the server to {@link #managed}.
 */
final class Wiring {
  /** The most of an answer that is read of another system's plant. */
  private static final int GIS_OCTETS = 32 << 20;

  private final Installation installation;
  private final List<Object> resources = new ArrayList<>();
  private final List<Managed> managed = new ArrayList<>();
  private final Map<String, HealthCheck> checks = new TreeMap<>();

  private final SessionCookies cookies;
  private final NotifyModule notify;
  private final MonitorModule monitor;
  private final IdentityModule identity;
  private final Assets assets = new Assets();
  private final Renderer renderer = new Renderer(assets);
  private final BillingEngine billing;
  private final PaymentGateways gateways;
  private final OnlinePayments online;
  private final Jobs jobs;
  private final WebhookOptions webhooks;
  private final WebhookEndpoints endpoints;
  private final TestClock testClock;
  private final EventStreams streams = new EventStreams();
  private final DeviceDoor door;
  private final RunWorker worker;
  private final GisSync gisSync;
  private final SnmpDevices snmp;
  private final BackupRound backups;
  private final DriftRound drift;
  private final LineTests lines;

  /** Who hears of events. */
  private final List<EventHandler> handlers;

  private final AuditTrail trail;

  Wiring(
      Installation installation,
      SessionCookies cookies,
      ServerConfiguration configuration,
      MetricRegistry metrics) {
    this.installation = installation;
    this.cookies = cookies;
    this.notify = new NotifyModule(installation, configuration.notifications());
    this.monitor = new MonitorModule(installation, notify.setup());
    this.handlers = List.of(new WebhookFanOut(), notify.handler());
    this.identity = new IdentityModule(
        installation,
        cookies,
        new IdentityModule.Messengers(
            notify.accountMail(), configuration.codeSender().orElse(notify.codeSender())),
        passwordsElsewhere(configuration),
        oidc(configuration));
    this.billing = new BillingEngine(installation.db());
    this.gateways = PaymentGateways.of(installation.db().clock(), configuration.isTrialPayments());
    this.online = new OnlinePayments(billing, gateways.all(), installation.secrets());
    this.testClock = new TestClock(installation.db(), this::jobsOnceMade);
    this.door = ProvisioningModule.door(installation, configuration.deviceTargets());
    this.worker = ProvisioningModule.worker(installation, door);
    this.snmp = new SnmpDevices(
        installation.secrets(),
        DeviceAddresses.of(configuration.deviceTargets()),
        installation.db().clock(),
        SnmpLimits.usual());
    managed.add(closed(snmp));
    this.backups = ProvisioningModule.backups(installation, door);
    this.drift = ProvisioningModule.drift(installation, door);
    this.lines = ProvisioningModule.lines(installation, door);
    this.webhooks = configuration.webhooks();
    this.gisSync = new GisSync(installation.db(), gis(webhooks));
    this.jobs = jobs();
    this.endpoints = WebhookModule.endpoints(installation, webhooks);
    this.trail = new AuditTrail(installation.db());
    run("audit", trail::started, AuditTrail::trouble);
    http();
    resources.addAll(identity.resources());
    system();
    domains();
    resources.addAll(AccessModule.resources(installation, gisSync));
    resources.addAll(monitor.resources(configuration.deviceTargets()::flaw));
    resources.addAll(monitor.pages(renderer, configuration.deviceTargets()::flaw));
    resources.addAll(WebhookModule.resources(installation, endpoints));
    resources.addAll(ProvisioningModule.resources(installation, configuration.deviceTargets()));
    resources.addAll(ProvisioningModule.kept(installation, backups));
    resources.addAll(ProvisioningModule.reading(installation, drift, lines));
    resources.add(new ConfigTemplateResource(
        installation.db(),
        ProvisioningModule.templates(),
        ProvisioningModule.previews(installation, door)));
    resources.addAll(notify.resources());
    billing();
    portals();
    background(configuration, metrics);
    // Last, since it describes those before it.
    resources.add(new OpenApiResource(new OpenApi(resources)));
  }

  /** Who knows the passwords of staff besides this installation. */
  private PasswordsElsewhere passwordsElsewhere(ServerConfiguration configuration) {
    Optional<RadiusLogins> logins = configuration.radiusLogins().map(RadiusLogins::open);
    logins.ifPresent(open -> {
      managed.add(closed(open));
      checks.put("radius-logins", new PartCheck(open::trouble));
    });
    return logins.<PasswordsElsewhere>map(open -> open).orElse(PasswordsElsewhere.NOBODY);
  }

  /** Asks providers of single sign-on. */
  private OutboundClient oidc(ServerConfiguration configuration) {
    GuardedConnections connections = new GuardedConnections(
        configuration.ssoTargets(), Duration.ofSeconds(4), Duration.ofSeconds(10), 32);
    OutboundClient client = OutboundClient.open(connections, "DotMac-Sub-Single-Sign-On");
    managed.add(closed(client));
    return client;
  }

  /** Asks other systems for the plant, where webhooks may go too. */
  private OutboundClient gis(WebhookOptions webhooks) {
    GuardedConnections connections = new GuardedConnections(
        webhooks.targets(), Duration.ofSeconds(4), Duration.ofSeconds(30), 8);
    OutboundClient client = OutboundClient.open(connections, "DotMac-Sub-GIS").reading(GIS_OCTETS);
    managed.add(closed(client));
    return client;
  }

  private static Managed closed(AutoCloseable open) {
    return new Managed() {
      @Override
      public void stop() throws Exception {
        open.close();
      }
    };
  }

  /** What every request passes, and the routes that belong to no domain. */
  private void http() {
    resources.add(new RoutingFilter(installation.db().tenants()));
    resources.add(new BodyFilter());
    resources.add(new CsrfFilter(identity.tokens().csrf(), cookies));
    resources.add(
        new AccessRules(identity.authentication(), new Quotas(installation.db().clock())));
    resources.add(
        new IdempotencyFeature(new IdempotencyStore(installation.db(), installation.secrets())));
    resources.add(new AuditBefore());
    resources.add(new AuditFilter(trail));
    resources.add(new ResponseFilter());
    resources.add(new ErrorMapper(new ErrorPages(renderer)));
    resources.add(new WireParams());
    resources.add(new BodyPresence());
    resources.add(new CsvPages());
    HealthResource health = new HealthResource(installation.db());
    resources.add(health);
    checks.put("database", new PartCheck(health::trouble));
  }

  /** Settings, audit, events. */
  private void system() {
    resources.add(new SettingResource(installation.db()));
    resources.add(new AuditEventResource(installation.db(), trail));
    resources.addAll(EventResources.of(installation.db(), identity.authentication(), streams));
    resources.add(new JobResource(installation.db(), jobs));
    resources.add(new JobRunResource(installation.db()));
    resources.add(new TestClockResource(installation.db(), testClock));
    resources.add(new TenantResource(
        installation.db(),
        installation.register(),
        new TenantExport(installation.source(), installation.db().clock())));
  }

  /** All of them; they can be run by hand also where nothing runs by itself. */
  private Jobs jobs() {
    List<Job> all = new ArrayList<>(new ServerJobs(installation.db(), billing).all());
    all.addAll(new PaymentJobs(online).all());
    all.addAll(new AccessJobs(installation.db()).all());
    all.addAll(new EventJobs(installation.db(), handlers).all());
    all.addAll(new FreeRadiusJobs(installation.db(), installation.secrets()).all());
    all.addAll(new WebhookJobs(installation.db()).all());
    all.addAll(new ProvisioningJobs(
            installation.db(),
            worker,
            ProvisioningModule.discovery(installation, door),
            backups,
            drift)
        .all());
    all.addAll(monitor.jobs(snmp));
    all.addAll(new NotifyJobs(installation.db(), notify.campaigns()).all());
    all.addAll(new PlantJobs(gisSync).all());
    all.add(testClock.job());
    return new Jobs(installation.db(), installation.source(), all);
  }

  /** The clock of a sandbox runs all jobs, and is moved by one of them. */
  private Jobs jobsOnceMade() {
    return jobs;
  }

  private void domains() {
    resources.addAll(DomainResources.of(installation.db()));
  }

  private void billing() {
    resources.addAll(BillingResources.of(installation.db(), billing, online));
    resources.addAll(OnlineResources.of(installation.db(), online));
  }

  /** The pages of staff and customers. */
  private void portals() {
    resources.addAll(identity.pages(renderer));
    resources.addAll(notify.pages(renderer));
    resources.addAll(PortalResources.of(billing, renderer, assets));
    resources.addAll(PortalResources.paying(online, gateways.trial(), renderer));
    resources.addAll(PortalResources.webhooks(installation.db(), endpoints, renderer));
    resources.addAll(PortalResources.system(installation.db(), jobs, trail, renderer));
    resources.addAll(PortalResources.network(installation.db(), installation.secrets(), renderer));
    resources.addAll(PortalResources.orders(
        installation.db(), new ServiceOrders(new Subscriptions()), renderer));
    Portal portal = new Portal(installation.db(), renderer);
    resources.addAll(ProvisioningModule.pages(portal, backups, drift, lines));
    resources.add(new TemplatePageResource(
        portal,
        installation.db(),
        ProvisioningModule.templates(),
        ProvisioningModule.previews(installation, door)));
    VoucherCounter counter = new VoucherCounter(billing, installation.keys());
    resources.add(new HotspotBatchResource(installation.db(), counter));
    resources.add(new VoucherResource(installation.db(), counter));
    resources.addAll(PortalResources.hotspot(installation.db(), counter, renderer));
  }

  /** What runs beside the requests: RADIUS, jobs, the delivery of events. */
  private void background(ServerConfiguration configuration, MetricRegistry metrics) {
    configuration
        .radius()
        .ifPresent(options -> run(
            "radius",
            () -> RadiusService.start(
                    installation.db(),
                    installation.secrets(),
                    options,
                    new OtherWays(
                        List.of(new RouterSessions(installation.db(), door)),
                        radius ->
                            new RouterEnforcer(installation.db(), radius, new RouterLists(door))))
                .measuredBy(metrics),
            RadiusService::trouble));
    if (configuration.isBackground()) {
      run(
          "jobs",
          () -> JobRunner.start(jobs, installation.source(), JobRunner.Options.standard()),
          JobRunner::trouble);
      EventDispatcher dispatcher = new EventDispatcher(installation.db(), handlers);
      run(
          "freeradius",
          () -> FreeRadiusFollower.start(installation.db(), installation.secrets()),
          FreeRadiusFollower::trouble);
      run("events", () -> EventLoop.started(installation.db(), dispatcher), EventLoop::trouble);
      run(
          "webhooks",
          () -> WebhookSender.started(installation.db(), installation.secrets(), webhooks),
          WebhookSender::trouble);
      run("messages", notify::sender, MessageSender::trouble);
      run("orders", () -> OrderRunner.started(installation.db(), worker), OrderRunner::trouble);
    }
  }

  /** Starts and stops with the server, and is asked for its health. */
  private <T extends AutoCloseable> void run(
      String name, Supplier<T> start, Function<T, Optional<String>> trouble) {
    Closed<T> part = Closed.atStop(start);
    managed.add(part);
    checks.put(name, new PartCheck(part.trouble(trouble)));
  }

  /** Whether each part works, by name. */
  Map<String, HealthCheck> checks() {
    return Map.copyOf(checks);
  }

  /** Everything Jersey needs: resources, filters, features. */
  List<Object> resources() {
    return List.copyOf(resources);
  }

  /** What is ended before the server stops: requests that would not end by themselves. */
  EventStreams streams() {
    return streams;
  }

  /** What starts after the database and stops before it. */
  List<Managed> managed() {
    return List.copyOf(managed);
  }
}
