package io.dotmac.sub.samples.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.samples.rest.http.ApiException;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.ServerConfiguration;
import io.dotmac.sub.server.ServerRuntime;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.IdentityServices;
import io.dotmac.sub.server.security.password.Passwords;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The program against the real server. */
class NewCustomerTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Path DESCRIPTION = Path.of("openapi.json");
  private static final String PASSWORD = "correct horse battery";

  private static Installation installation;
  private static ServerRuntime server;
  private static URI api;

  @BeforeAll
  static void start() {
    TestDatabase database = TestDatabase.shared();
    installation =
        Installation.of(database.appAccess(), database.ownerAccess(), Keyring.generate(), 8);
    TenantId tenant = new TenantId(database.createTenant("NGN", "Africa/Lagos"));
    installation.db().tenants().refresh();
    Accounts accounts = new Accounts(IdentityServices.create(), new Passwords());
    String hash = accounts.hash("integrator", PASSWORD);
    installation
        .db()
        .run(tenant, tx -> accounts.addStaff(tx, "Integrator", "admin", "integrator", hash));
    server = ServerRuntime.start(
        ServerConfiguration.embedded(Path.of("target"), "127.0.0.1", 0).withoutBackground(),
        installation);
    api = URI.create("http://127.0.0.1:" + server.port() + "/api/v1");
  }

  @AfterAll
  static void stop() {
    server.close();
    installation.close();
  }

  @Test
  void aCustomerIsMadeServedBilledAndListed() throws ApiException {
    List<String> told = NewCustomer.run(api, "integrator", PASSWORD);

    assertThat(told.subList(0, 6))
        .containsExactly(
            "one customer, asked for twice: true",
            "service: active",
            "one payment, sent twice: true",
            "invoices, in pages of two: 5",
            "still open: 3",
            "refused: 422 invalid at /email");
    assertThat(told.get(6)).startsWith("left of the quota: \"minute\";r=");
  }

  @Test
  void aWrongPasswordIsAProblemWithACode() {
    assertThatThrownBy(() -> Provider.signIn(api, "integrator", "a guess"))
        .isInstanceOfSatisfying(ApiException.class, refused -> {
          assertThat(refused.getCode()).isEqualTo(401);
          assertThat(Provider.problem(refused).orElseThrow().getCode())
              .isEqualTo("invalid_credentials");
        });
  }

  /** With {@code -Ddotmac.write=true} the description is written instead of compared. */
  @Test
  void theDescriptionIsAPartOfWhatTheServerSays() throws IOException {
    JsonNode whole = JSON.readTree(api.resolve("/api/v1/openapi.json").toURL());
    JsonNode kept = JSON.readTree(DESCRIPTION.toFile());
    JsonNode said = part(whole, operations(kept));
    if (Boolean.getBoolean("dotmac.write")) {
      Files.writeString(DESCRIPTION, JSON.writeValueAsString(said) + "\n");
    }

    assertThat(JSON.readTree(DESCRIPTION.toFile())).isEqualTo(said);
  }

  private static Set<String> operations(JsonNode api) {
    return new TreeSet<>(api.path("paths").findValuesAsText("operationId"));
  }

  /** Those operations of an API, with all schemas that they speak of. */
  private static JsonNode part(JsonNode whole, Set<String> operations) {
    ObjectNode part = whole.deepCopy();
    ObjectNode paths = part.putObject("paths");
    for (Map.Entry<String, JsonNode> path : whole.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (operations.contains(operation.getValue().path("operationId").asText())) {
          paths.withObjectProperty(path.getKey()).set(operation.getKey(), operation.getValue());
        }
      }
    }
    JsonNode schemas = whole.at("/components/schemas");
    ObjectNode used = ((ObjectNode) part.path("components")).putObject("schemas");
    Set<String> names = new TreeSet<>(names(paths));
    while (!names.isEmpty()) {
      Set<String> next = new TreeSet<>();
      for (String name : names) {
        used.set(name, schemas.path(name));
        next.addAll(names(schemas.path(name)));
      }
      used.fieldNames().forEachRemaining(next::remove);
      names = next;
    }
    return part;
  }

  private static List<String> names(JsonNode node) {
    return node.findValuesAsText("$ref").stream()
        .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
        .toList();
  }
}
