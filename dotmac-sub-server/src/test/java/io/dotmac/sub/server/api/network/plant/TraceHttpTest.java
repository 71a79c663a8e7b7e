package io.dotmac.sub.server.api.network.plant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.network.plant.PlantFixture;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TraceHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;
  private static UUID strand;
  private static UUID port;
  private static UUID ont;

  @BeforeAll
  static void build() {
    server = ServerFixture.start();
    admin = server.one().admin();
    PlantFixture plant = new PlantFixture(server.db(), server.one().id());
    port = plant.ponPort("gpon_b_plus");
    ont = plant.ont("HWTC00000001");
    UUID feeder = plant.segment("feeder", "feeder", 1, 10_000);
    UUID drop = plant.segment("drop", "drop", 1, 400);
    UUID splitter = plant.splitter("S1", "1:32");
    strand = plant.strand(feeder, 1);
    plant.join(strand, "upstream_pon_port_id", port);
    plant.join(strand, "downstream_splitter_port_id", plant.splitterPort(splitter, "input", 1));
    plant.join(
        plant.strand(drop, 1),
        "upstream_splitter_port_id",
        plant.splitterPort(splitter, "output", 1));
    plant.join(plant.strand(drop, 1), "downstream_ont_unit_id", ont);
  }

  @Test
  void aTraceShowsTheWayTheLossAndTheMargin() {
    JsonNode trace = admin.get("/fiber-strands/" + strand + "/trace").json();

    assertThat(trace.path("pon_port_id").asText()).isEqualTo(port.toString());
    assertThat(trace.path("most_loss_db").asText()).isEqualTo("28");
    assertThat(trace.path("hops")).hasSize(6);
    assertThat(trace.at("/hops/1/joint").asText()).isEqualTo("connector");
    assertThat(trace.at("/hops/1/loss_down_db").asText()).isEqualTo("2.800");
    assertThat(trace.at("/ends/0/id").asText()).isEqualTo(ont.toString());
    // Four plugs of 0.3, a splitter of 17.1, and 10.4 km of 0.35 dB.
    assertThat(trace.at("/ends/0/total_up_db").asText()).isEqualTo("21.940");
    assertThat(trace.at("/ends/0/margin_db").asText()).isEqualTo("6.060");
    assertThat(trace.at("/ends/0/verdict").asText()).isEqualTo("good");
    assertThat(trace.path("dark_outputs").asInt()).isEqualTo(31);
    assertThat(admin.get("/pon-ports/" + port + "/trace").json().path("hops"))
        .isEqualTo(trace.path("hops"));
    assertThat(admin.get("/ont-units/" + ont + "/trace").json().path("hops"))
        .isEqualTo(trace.path("hops"));
  }

  @Test
  void aTraceOfAnotherTenantIsNotThere() {
    ApiClient other = server.two().admin();

    assertThat(other.get("/fiber-strands/" + strand + "/trace").status()).isEqualTo(404);
    assertThat(other.get("/pon-ports/" + port + "/trace").status()).isEqualTo(404);
    assertThat(other.get("/ont-units/" + ont + "/trace").status()).isEqualTo(404);
    assertThat(admin.get("/fiber-strands/nonsense/trace").status()).isEqualTo(404);
  }

  @Test
  void howFullPortsAndSplittersAreIsCounted() {
    JsonNode ports = admin.get("/pon-ports/utilization?order_by=name").json();
    String output = admin
        .get("/splitter-ports?port_type=output&order_by=port_number")
        .json()
        .at("/items/0/id")
        .asText();
    JsonNode splitter = admin.get("/splitter-ports/" + output + "/utilization").json();

    assertThat(ports.path("count").asInt()).isEqualTo(1);
    assertThat(ports.at("/items/0/max_onts").asInt()).isEqualTo(128);
    assertThat(ports.at("/items/0/free").asInt()).isEqualTo(128);
    assertThat(splitter.path("outputs").asInt()).isEqualTo(32);
    assertThat(splitter.path("used").asInt()).isEqualTo(1);
    assertThat(splitter.path("free").asInt()).isEqualTo(31);
    assertThat(server
            .two()
            .admin()
            .get("/splitter-ports/" + output + "/utilization")
            .status())
        .isEqualTo(404);
    assertThat(server.two().admin().get("/pon-ports/utilization").json().path("items"))
        .isEmpty();
  }

  @Test
  void theLaterReadingOfAnOntCounts() {
    String path = "/ont-units/" + ont + "/reading";
    Answer none = server.one().staff("support").get("/ont-units/" + UUID.randomUUID() + "/reading");
    Answer read = put(
        path,
        "{'state':'online','ont_rx_dbm':'-19.31','distance_m':10410,"
            + "'read_at':'2026-02-01T10:00:00Z'}");
    Answer older = put(path, "{'state':'los','read_at':'2026-02-01T09:00:00Z'}");
    Answer wrong =
        put(path, "{'state':'online','ont_rx_dbm':'-90','read_at':'2026-02-01T11:00:00Z'}");

    assertThat(none.status()).isEqualTo(404);
    assertThat(read.status()).as(read.body()).isEqualTo(200);
    assertThat(read.json().path("ont_rx_dbm").asText()).isEqualTo("-19.31");
    assertThat(older.json().path("state").asText()).isEqualTo("online");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("/ont_rx_dbm");
    assertThat(admin
            .get("/fiber-strands/" + strand + "/trace")
            .json()
            .at("/ends/0/ont_rx_dbm")
            .asText())
        .isEqualTo("-19.31");
    assertThat(server
            .two()
            .admin()
            .send("PUT", path, "{\"state\":\"los\"," + "\"read_at\":\"2026-02-01T12:00:00Z\"}")
            .status())
        .isEqualTo(404);
  }

  private static Answer put(String path, String body) {
    return admin.send("PUT", path, body.replace('\'', '"'));
  }
}
