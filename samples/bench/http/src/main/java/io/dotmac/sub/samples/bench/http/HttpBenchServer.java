package io.dotmac.sub.samples.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantKind;
import io.dotmac.sub.core.tenant.TenantStatus;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.ServerConfiguration;
import io.dotmac.sub.server.ServerRuntime;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.IdentityServices;
import io.dotmac.sub.server.security.password.Passwords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The reference server and a bare one over the same rows, in one Java machine. Prints one line of
 * JSON with where they listen and what the access check costs, and serves until its input ends.
 */
public final class HttpBenchServer {
  private static final String HOST = "bench.localhost";
  private static final String PASSWORD = "correct horse battery";
  private static final int ROWS = 1_000;
  private static final int POOL = 8;

  private HttpBenchServer() {}

  /** Serves from the folder that the one argument names. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (Installation installation = Installation.ofFolder(folder, POOL)) {
      TenantId tenant = tenant(installation);
      List<UUID> rows = installation.db().inTx(tenant, HttpBenchServer::fill);
      installation.analyze();
      try (BareServer bare = new BareServer(installation.pool(), tenant.value());
          ServerRuntime server = ServerRuntime.start(
              ServerConfiguration.embedded(folder, "127.0.0.1", 0).withoutBackground(),
              installation)) {
        String token = token(server.port());
        System.out.println(WireJson.write(Map.of(
            "port",
            server.port(),
            "bare_port",
            bare.port(),
            "host",
            HOST,
            "token",
            token,
            "rows",
            rows,
            "access_check_us",
            new AccessCheck(installation, HOST, token).micros())));
        while (System.in.read() >= 0) {
          // Until whoever started it has what it wants.
        }
      }
    }
  }

  private static TenantId tenant(Installation installation) {
    Tenant tenant = new Tenant(
        new TenantId(Ids.next()),
        "bench",
        "Bench",
        "NGN",
        ZoneId.of("Africa/Lagos"),
        Locale.ENGLISH,
        TenantKind.LIVE,
        TenantStatus.ACTIVE,
        Duration.ZERO);
    return installation.db().tenants().create(tenant, List.of(HOST)).id();
  }

  private static List<UUID> fill(Tx tx) {
    Accounts accounts = new Accounts(IdentityServices.create(), new Passwords());
    accounts.addStaff(tx, "Bench", "admin", "bench", accounts.hash("bench", PASSWORD));
    Subscribers subscribers = new Subscribers();
    List<UUID> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      Person person = Person.of("Ada", "Obi", "ada" + i + "@example.com");
      SubscriberDetails details = SubscriberDetails.of(person, PostalAddress.NONE, "NGN");
      rows.add(subscribers.create(tx, NewSubscriber.of(details)).id().value());
    }
    return rows;
  }

  private static String token(int port) throws IOException, InterruptedException {
    HttpRequest login = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + "/api/v1/auth/login"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(
            WireJson.write(Map.of("username", "bench", "password", PASSWORD))))
        .build();
    String answer = HttpClient.newHttpClient()
        .send(login, HttpResponse.BodyHandlers.ofString())
        .body();
    JsonNode token = WireJson.tree(answer).path("access_token");
    if (!token.isTextual()) {
      throw new IllegalStateException("no token: " + answer);
    }
    return token.asText();
  }
}
