package io.dotmac.sub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantKind;
import io.dotmac.sub.core.tenant.TenantStatus;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Outages;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose PostgreSQL is another machine's, and away when it starts. */
class StartWithoutDatabaseHttpTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SECRET = "a long shared secret";

  @TempDir
  private Path folder;

  private final HttpClient browser = HttpClient.newHttpClient();
  private int authPort;
  private int acctPort;

  @Test
  void radiusAnswersAndHttpSaysThatTheDatabaseIsAwayUntilItIsThere() throws Exception {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedOptions.standard());
    try {
      ServerConfiguration configuration = configuration(postgres);
      assertThat(configuration.answersWithoutDatabase()).isFalse();
      try (Installation installation = Installation.open(configuration)) {
        aUser(installation);
        ServerRuntime.start(configuration, installation).close();
      }
      postgres.close();

      assertThat(Outages.isAway(catchThrowable(() -> Installation.open(configuration))))
          .isTrue();
      assertThat(configuration.answersWithoutDatabase()).isTrue();
      try (Installation installation = Installation.awaiting(configuration);
          ServerRuntime server = ServerRuntime.start(configuration, installation)) {
        HttpResponse<String> away = get(server, "/healthz");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("database_unavailable");
        assertThat(get(server, "/api/v1/subscribers").statusCode()).isEqualTo(503);
        assertThat(accepted("amaka", "secret")).isTrue();
        assertThat(accepted("amaka", "wrong")).isFalse();

        postgres = EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedOptions.standard());
        await().atMost(SOON).until(() -> get(server, "/healthz").statusCode() == 200);
        assertThat(get(server, "/api/v1/subscribers").statusCode()).isEqualTo(401);
        assertThat(accepted("amaka", "secret")).isTrue();
      }
    } finally {
      postgres.close();
    }
  }

  private ServerConfiguration configuration(EmbeddedPostgres postgres) throws IOException {
    try (DatagramSocket one = new DatagramSocket();
        DatagramSocket two = new DatagramSocket()) {
      authPort = one.getLocalPort();
      acctPort = two.getLocalPort();
    }
    DatabaseAccess app = postgres.app();
    DatabaseAccess owner = postgres.owner();
    Path file = folder.resolve("server.yml");
    Files.writeString(file, """
        dataDir: %s
        database: {url: '%s', user: '%s', password: '%s', ownerUser: '%s', ownerPassword: '%s',
          schema: '%s', poolSize: 8}
        radius: {authPort: %d, acctPort: %d, bind: ['127.0.0.1']}
        background: false
        server:
          applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
          adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
        """.formatted(
            folder.resolve("data"),
            app.url(),
            app.user(),
            app.password(),
            owner.user(),
            owner.password(),
            app.schema(),
            authPort,
            acctPort));
    return Configurations.read(file);
  }

  private static void aUser(Installation installation) {
    TenantId tenant = new TenantId(Ids.next());
    installation
        .db()
        .tenants()
        .create(
            new Tenant(
                tenant,
                "isp",
                "ISP",
                "NGN",
                ZoneId.of("Africa/Lagos"),
                Locale.ENGLISH,
                TenantKind.LIVE,
                TenantStatus.ACTIVE,
                Duration.ZERO),
            List.of("isp.example"));
    ServiceFixture services = new ServiceFixture(installation.db(), tenant);
    services.sql(
        "insert into radius_client (tenant_id, id, client_ip, shared_secret_sealed)"
            + " values (?, ?, '127.0.0.1', ?)",
        tenant.value(),
        Ids.next(),
        installation.secrets().encrypt(SECRET));
    UUID amaka = services.subscriber();
    services.sql(
        "insert into access_credential (tenant_id, id, subscriber_id, subscription_id, username,"
            + " secret_sealed, secret_kind) values (?, ?, ?, ?, 'amaka', ?, 'clear')",
        tenant.value(),
        Ids.next(),
        amaka,
        services.service(amaka),
        installation.secrets().encrypt("secret"));
  }

  private boolean accepted(String user, String password) throws IOException {
    try (RadiusClient asking = RadiusClient.open(
        InetAddress.getLoopbackAddress(), authPort, acctPort, SharedSecret.of(SECRET))) {
      return asking.pap(user, password, AttributeBlock.EMPTY).join()
              instanceof SendOutcome.Answered answered
          && answered.reply().code() == 2;
    }
  }

  private HttpResponse<String> get(ServerRuntime server, String path) {
    try {
      return browser.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
