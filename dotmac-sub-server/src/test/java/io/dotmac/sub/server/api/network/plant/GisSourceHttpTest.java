package io.dotmac.sub.server.api.network.plant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another system that publishes cabinets. */
class GisSourceHttpTest {
  private static final String CABINET = "{\"type\":\"FeatureCollection\",\"features\":["
      + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[3.35,6.45]},"
      + "\"properties\":{\"name\":\"FDH-9\"}}]}";

  private final ServerFixture server = ServerFixture.start();
  private final ApiClient admin = server.one().admin();
  private HttpServer system;
  private volatile String published = CABINET;
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    system = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    system.createContext("/plant", exchange -> {
      byte[] body = published.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    system.start();
  }

  @AfterEach
  void stop() {
    system.stop(0);
  }

  private String source(String url, boolean applies) {
    Answer made = admin.post(
        "/gis-sources",
        "{\"name\":\"Survey\",\"url\":\"" + url + "\",\"layer\":\"fdh_cabinet\","
            + "\"applies_automatically\":" + applies + "}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private String ours() {
    return "http://127.0.0.1:" + system.getAddress().getPort() + "/plant";
  }

  private JsonNode sync(String source, String query) {
    Answer answer = admin.post("/gis-sources/" + source + "/sync" + query, "{}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private int cabinets() {
    return admin.get("/fdh-cabinets").json().path("count").asInt();
  }

  @Test
  void whatDiffersIsToldFirstThenTakenOverThenTheSame() {
    String source = source(ours(), false);

    JsonNode told = sync(source, "?dry_run=true");
    int before = cabinets();
    JsonNode taken = sync(source, "");
    JsonNode same = sync(source, "");

    assertThat(told.path("status").asText()).isEqualTo("differs");
    assertThat(told.path("made").asInt()).isEqualTo(1);
    assertThat(before).isZero();
    assertThat(taken.path("status").asText()).isEqualTo("applied");
    assertThat(cabinets()).isEqualTo(1);
    assertThat(same.path("status").asText()).isEqualTo("same");
    assertThat(admin
            .get("/gis-source-runs?source_id=" + source)
            .json()
            .path("count")
            .asInt())
        .isEqualTo(3);
  }

  @Test
  void theJobLooksAtWhatIsDueAndOnlyTakesOverWhereThatIsWanted() {
    source(ours(), false);
    Answer first = admin.post("/jobs/sync_gis_sources/run", "{}");
    Answer again = admin.post("/jobs/sync_gis_sources/run", "{}");

    assertThat(first.body()).contains("1 looked at, 0 failed");
    assertThat(again.body()).contains("0 looked at");
    assertThat(cabinets()).isZero();

    admin.post(
        "/gis-sources",
        "{\"name\":\"Other\",\"url\":\"" + ours() + "\",\"layer\":\"fdh_cabinet\","
            + "\"applies_automatically\":true}");
    admin.post("/jobs/sync_gis_sources/run", "{}");
    assertThat(cabinets()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadOrMayNotBeAskedFailsWithTheReasonAndChangesNothing() {
    String source = source(ours(), true);
    published = "no json";
    assertThat(sync(source, "").path("detail").asText()).contains("no JSON");
    published = CABINET.replace("[3.35,6.45]", "[3.35,96.45]");
    assertThat(sync(source, "").path("detail").asText()).contains("latitude");
    published = CABINET;
    status = 503;
    assertThat(sync(source, "").path("detail").asText()).contains("503");
    Answer inside = admin.post(
        "/gis-sources", "{\"name\":\"Inside\",\"url\":\"http://169.254.169.254/latest\"}");
    assertThat(sync(inside.json().path("id").asText(), "").path("status").asText())
        .isEqualTo("failed");
    assertThat(cabinets()).isZero();
    Answer none = admin.post("/gis-sources", "{\"name\":\"F\",\"url\":\"ftp://x/y\"}");
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.body()).contains("/url", "https://");
  }
}
