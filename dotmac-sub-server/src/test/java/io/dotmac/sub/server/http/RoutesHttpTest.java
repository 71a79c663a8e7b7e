package io.dotmac.sub.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Walks every route that the OpenAPI document names, so that no new one is forgotten. */
class RoutesHttpTest {
  private static ServerFixture server;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    document = server.one().anonymous().get("/api/v1/openapi.json").json();
  }

  private record Route(String method, String path, JsonNode operation) {
    boolean isOpen() {
      return !operation.has("security");
    }

    boolean isForStaffOnly() {
      return operation.path("x-realms").toString().equals("[\"service\",\"staff\"]");
    }
  }

  @Test
  void nobodyGetsAnythingWithoutSigningIn() {
    assertThat(answering(server.one().anonymous(), route -> !route.isOpen(), 401))
        .isEmpty();
    assertThat(routes()).hasSizeGreaterThan(10);
  }

  @Test
  void aCustomerIsRefusedOnEveryRouteOfStaff() {
    ApiClient customer = server.one().customer(server.one().subscriber());

    assertThat(answering(customer, Route::isForStaffOnly, 403)).isEmpty();
    assertThat(routes().stream().filter(Route::isForStaffOnly)).hasSizeGreaterThan(10);
  }

  @Test
  void onlySigningInHealthAndMessagesOfPaymentProvidersAreOpenToEverybody() {
    assertThat(routes().stream().filter(Route::isOpen).map(Route::path))
        .containsExactlyInAnyOrder(
            "/auth/login",
            "/auth/mfa/send",
            "/auth/mfa/verify",
            "/auth/password/forgot",
            "/auth/password/reset",
            "/auth/refresh",
            "/auth/register",
            "/healthz",
            "/webhooks/payments/{provider}");
  }

  @Test
  void aTokenOfOneTenantOpensNoRouteOfAnother() {
    ApiClient foreign = server.one().admin().at(server.two().host());

    assertThat(answering(foreign, route -> !route.isOpen(), 401)).isEmpty();
  }

  @Test
  void everyRouteAnswersWithAndWithoutThePrefix() {
    ApiClient admin = server.one().admin();
    List<String> wrong = new ArrayList<>();
    for (Route route : routes()) {
      // A stream has no end to wait for.
      boolean ends = !route.path().endsWith("/stream");
      if (ends && route.method().equals("GET") && !route.path().startsWith("/auth/")) {
        int with = admin.get("/api/v1" + concrete(route.path())).status();
        int without = admin.get(concrete(route.path())).status();
        if (with != without || with >= 500) {
          wrong.add(route.path() + " answers " + with + " and " + without);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void theDocumentIsOpenApi31WithUniqueOperationsAndResolvableReferences() {
    assertThat(document.path("openapi").asText()).startsWith("3.1");
    assertThat(
            routes().stream().map(route -> route.operation().path("operationId").asText()))
        .doesNotHaveDuplicates()
        .doesNotContain("");
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(ref ->
            assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  /** The routes that do not answer as expected. */
  private static List<String> answering(ApiClient client, Predicate<Route> which, int expected) {
    List<String> wrong = new ArrayList<>();
    for (Route route : routes()) {
      if (which.test(route)) {
        String body = route.operation().has("requestBody") ? "{}" : null;
        String path = "/api/v1" + concrete(route.path());
        int status = client.send(route.method(), path, body).status();
        if (status != expected) {
          wrong.add(route.method() + " " + route.path() + " answers " + status);
        }
      }
    }
    return wrong;
  }

  private static String concrete(String path) {
    return path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
  }

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        String name = method.getKey().toUpperCase(Locale.ROOT);
        routes.add(new Route(name, path.getKey(), method.getValue()));
      }
    }
    return routes;
  }
}
