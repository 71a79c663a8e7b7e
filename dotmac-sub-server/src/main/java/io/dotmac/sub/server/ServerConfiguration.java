package io.dotmac.sub.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.webhook.target.DeviceTargets;
import io.dotmac.sub.core.webhook.target.TargetRules;
import io.dotmac.sub.server.adapter.login.RadiusLoginOptions;
import io.dotmac.sub.server.adapter.radius.RadiusOptions;
import io.dotmac.sub.server.adapter.radius.trace.TraceSocket;
import io.dotmac.sub.server.adapter.webhook.WebhookOptions;
import io.dotmac.sub.server.security.account.CodeSender;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.util.Duration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file: Dropwizard's {@code server} and {@code logging} sections, and our own.
 *
 * <p>Without a {@code database} the server runs its own PostgreSQL in {@code dataDir}.
 */
public final class ServerConfiguration extends Configuration {
  /** Accounting of some million reports. */
  private static final long JOURNAL_OCTETS = 1L << 30;

  @JsonProperty
  private Path dataDir = Path.of("data");

  @JsonProperty
  private @Nullable @Valid DatabaseSection database;

  @JsonProperty
  private @Nullable Path keyFile;

  @JsonProperty
  private @Nullable Boolean secureCookies;

  @JsonProperty
  private @Nullable @Valid RadiusSection radius;

  @JsonProperty
  private @Nullable WebhooksSection webhooks;

  @JsonProperty
  private @Nullable @Valid NotificationsSection notifications;

  @JsonProperty
  private @Nullable SsoSection sso;

  @JsonProperty
  private @Nullable DevicesSection devices;

  @JsonProperty
  private @Nullable @Valid RadiusLoginsSection radiusLogins;

  @JsonProperty
  private boolean background = true;

  @JsonProperty
  private boolean trialPayments;

  @JsonIgnore
  private @Nullable CodeSender codeSender;

  @JsonProperty
  @Min(1)
  @Max(10_000)
  private int requestsPerTenant = 15;

  /** The defaults: port 8080 on this machine only, administration on port 8081. */
  public ServerConfiguration() {
    DefaultServerFactory server = new DefaultServerFactory();
    server.setApplicationConnectors(List.of(connector("127.0.0.1", 8080)));
    server.setAdminConnectors(List.of(connector("127.0.0.1", 8081)));
    server.setShutdownGracePeriod(Duration.seconds(20));
    // Renaming a thread for each request costs two calls of the kernel; log lines name the request.
    server.setEnableThreadNameFilter(false);
    // Every request is one line of our own log; two would be one too many.
    LogbackAccessRequestLogFactory silent = new LogbackAccessRequestLogFactory();
    silent.setAppenders(List.of());
    server.setRequestLogFactory(silent);
    setServerFactory(server);
    ConsoleAppenderFactory<ILoggingEvent> console = new ConsoleAppenderFactory<>();
    console.setTarget(ConsoleAppenderFactory.ConsoleStream.STDERR);
    DefaultLoggingFactory logging = new DefaultLoggingFactory();
    logging.setAppenders(List.of(console));
    setLoggingFactory(logging);
  }

  /** A configuration for one folder, with its own PostgreSQL, listening on one address. */
  public static ServerConfiguration embedded(Path dataDir, String bind, int port) {
    ServerConfiguration configuration = new ServerConfiguration();
    configuration.dataDir = dataDir;
    DefaultServerFactory server = (DefaultServerFactory) configuration.getServerFactory();
    server.setApplicationConnectors(List.of(connector(bind, port)));
    server.setAdminConnectors(List.of(connector("127.0.0.1", 0)));
    return configuration;
  }

  /** The same, answering RADIUS on these ports of that address. */
  public ServerConfiguration withRadius(int authPort, int acctPort, String bind) {
    radius = RadiusSection.on(authPort, acctPort, bind);
    return this;
  }

  /** The same, without jobs and event delivery: another node does them. */
  public ServerConfiguration withoutBackground() {
    background = false;
    return this;
  }

  /** The same, with a gateway {@code fake} that moves no money. */
  public ServerConfiguration withTrialPayments() {
    trialPayments = true;
    return this;
  }

  /** The same, sending webhooks also to these addresses, networks and hosts. */
  public ServerConfiguration withWebhooksTo(String... targets) {
    webhooks = new WebhooksSection(List.of(targets));
    return this;
  }

  /** The same, with messages that leave it so. */
  public ServerConfiguration withNotifications(NotificationsSection section) {
    notifications = section;
    return this;
  }

  /** The same, asking providers of single sign-on also at these addresses, networks and hosts. */
  public ServerConfiguration withSsoAt(String... targets) {
    sso = new SsoSection(List.of(targets));
    return this;
  }

  /** The same, reaching devices also at these addresses, networks and hosts. */
  public ServerConfiguration withDevicesAt(String... targets) {
    devices = new DevicesSection(List.of(targets));
    return this;
  }

  /** Where devices may be. */
  DeviceTargets deviceTargets() {
    return (devices == null ? new DevicesSection(null) : devices).targets();
  }

  /** Which providers of single sign-on may be asked. */
  TargetRules ssoTargets() {
    return (sso == null ? new SsoSection(null) : sso).targets();
  }

  /** Who knows the passwords of staff besides this installation; absent: nobody. */
  Optional<RadiusLoginOptions> radiusLogins() {
    return Optional.ofNullable(radiusLogins).map(RadiusLoginsSection::options);
  }

  /** The same, sending codes of second proofs by that; for tests and embedders. */
  public ServerConfiguration withCodesBy(CodeSender sender) {
    codeSender = sender;
    return this;
  }

  /** What sends codes of second proofs in place of this server's messages. */
  Optional<CodeSender> codeSender() {
    return Optional.ofNullable(codeSender);
  }

  /** How webhooks are sent. */
  WebhookOptions webhooks() {
    return (webhooks == null ? new WebhooksSection(null) : webhooks).options();
  }

  /** How messages leave this server. */
  NotificationsSection notifications() {
    return notifications == null ? NotificationsSection.NONE : notifications;
  }

  /** Whether providers may use the gateway that moves no money. */
  boolean isTrialPayments() {
    return trialPayments;
  }

  /** How many requests of one tenant are worked on at once. */
  int requestsPerTenant() {
    return requestsPerTenant;
  }

  /** Where RADIUS is answered; absent: nowhere. */
  Optional<RadiusOptions> radius() {
    return Optional.ofNullable(radius)
        .map(RadiusSection::options)
        .map(options -> options
            .journaling(dataDir.resolve("accounting"), JOURNAL_OCTETS)
            .keeping(snapshotFile())
            .tracedAt(TraceSocket.of(dataDir)));
  }

  private Path snapshotFile() {
    return dataDir.resolve("radius-index");
  }

  /** Whether there is anything that can be done while a database of yours is away. */
  public boolean answersWithoutDatabase() {
    return database != null && radius != null && Files.exists(snapshotFile());
  }

  /** Whether this node runs jobs and delivers events. */
  boolean isBackground() {
    return background;
  }

  /** Where the embedded PostgreSQL and the key file live. */
  public Path dataDir() {
    return dataDir;
  }

  /** The PostgreSQL to use in place of an own one. */
  public Optional<DatabaseSection> database() {
    return Optional.ofNullable(database);
  }

  /** The file with the keys of this installation. */
  public Path keyFile() {
    return keyFile == null ? dataDir.resolve("keys") : keyFile;
  }

  /** Sends the log where the file says; until then the libraries' own defaults hold. */
  public void startLogging() {
    getLoggingFactory().configure(new MetricRegistry(), "dotmac-sub");
  }

  /** Whether browsers come by https: as configured, else unless only this machine can connect. */
  boolean isSecureCookies() {
    return secureCookies != null ? secureCookies : !isLoopbackOnly();
  }

  boolean isLoopbackOnly() {
    return getServerFactory() instanceof DefaultServerFactory server
        && server.getApplicationConnectors().stream()
            .allMatch(c ->
                c.getClass() == HttpConnectorFactory.class && isLoopback((HttpConnectorFactory) c));
  }

  private static boolean isLoopback(HttpConnectorFactory connector) {
    String host = connector.getBindHost();
    return host != null
        && (host.startsWith("127.") || host.equals("localhost") || host.equals("::1"));
  }

  private static HttpConnectorFactory connector(String bind, int port) {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost(bind);
    connector.setPort(port);
    return connector;
  }

  /**
   * A PostgreSQL of yours, reached by two roles: one owns the tables and migrates them, the other
   * works with them.
   *
   * @param url such as {@code jdbc:postgresql://db.example/dotmac}
   * @param user the working role; it must not be able to bypass row-level security
   * @param ownerUser the owner; absent when migrations run elsewhere
   * @param schema {@code dotmac} unless said otherwise
   */
  public record DatabaseSection(
      @NotBlank String url,
      @NotBlank String user,
      String password,
      @Nullable String ownerUser,
      @Nullable String ownerPassword,
      @Nullable String schema,
      @Nullable @Min(2) @Max(500) Integer poolSize) {
    DatabaseAccess app() {
      return new DatabaseAccess(url, user, password, schemaName());
    }

    Optional<DatabaseAccess> owner() {
      return ownerUser == null
          ? Optional.empty()
          : Optional.of(new DatabaseAccess(
              url, ownerUser, ownerPassword == null ? "" : ownerPassword, schemaName()));
    }

    private String schemaName() {
      return schema == null ? DatabaseAccess.DEFAULT_SCHEMA : schema;
    }
  }
}
