package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.network.plant.PlantFixture;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What staff sees of OLTs, ONTs and the plant between them. */
class PlantPagesHttpTest {
  private static ServerFixture server;
  private static PortalClient staff;
  private static PlantFixture plant;
  private static UUID port;
  private static UUID ont;
  private static UUID strand;

  @BeforeAll
  static void build() {
    server = ServerFixture.start();
    staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("operator"), ServerFixture.PASSWORD);
    plant = new PlantFixture(server.db(), server.one().id());
    ServiceFixture services = new ServiceFixture(server.db(), server.one().id());
    UUID service = services.service(services.subscriber());
    port = plant.ponPort("gpon_b_plus");
    ont = plant.ont("HWTC0000BEEF");
    strand = plant.strand(plant.segment("F <7>", "feeder", 2, 4200), 1);
    plant.join(strand, "upstream_pon_port_id", port);
    plant.join(strand, "downstream_ont_unit_id", ont);
    plant.sql("update fiber_strand set status = 'in_use' where id = ?", strand);
    plant.insert(
        "ont_assignment",
        "ont_unit_id, pon_port_id, ont_number, subscription_id",
        ont,
        port,
        3,
        service);
    plant.sql(
        "insert into ont_reading (tenant_id, ont_unit_id, state, ont_rx_dbm, read_at)"
            + " values (?, ?, 'online', ?, ?)",
        server.one().id().value(),
        ont,
        new BigDecimal("-26.20"),
        OffsetDateTime.of(2026, 2, 1, 10, 0, 0, 0, ZoneOffset.UTC));
    plant.insert("vlan", "tag, name", 321, "Homes of the east");
    plant.insert("network_device", "name, device_type", "SW-EAST-01", "switch");
  }

  @Test
  void anOltShowsASquareForEachOntInTheColourOfItsSignal() {
    Answer olts = staff.get("/admin/network/olts");
    Answer olt = staff.get("/admin/network/olts/" + plant.olt());

    assertThat(olts.body()).contains("/admin/network/olts/" + plant.olt());
    assertThat(olt.status()).as(olt.body()).isEqualTo(200);
    assertThat(olt.body())
        .contains("Shelf 0, slot 1", "0/1/0", "1 of 128 ONTs", "1 weak")
        .containsOnlyOnce("<rect class=\"sig-warn\"");
  }

  @Test
  void anOntShowsWhomItServesItsLightAndTheWayToIt() {
    Answer page = staff.get("/admin/network/onts/" + ont);

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body())
        .contains("HWTC0000BEEF", "Amaka Obi", "\u221226.2 dBm", "4,200 m", "Too little loss");
    assertThat(staff.get("/admin/network/onts").body())
        .contains("/admin/network/onts/" + ont, "weak", "\u221226.2 dBm");
  }

  @Test
  void theMapDrawsWhatLiesInTheRectangleAndNothingFromElsewhere() {
    plant.sql(
        "insert into fdh_cabinet (tenant_id, id, name, latitude, longitude)"
            + " values (?, gen_random_uuid(), 'Cabinet <west>', 6.45, 3.40)",
        server.one().id().value());
    plant.sql(
        "update fiber_segment set route = '[(3.40,6.45),(3.42,6.46)]'::path where tenant_id = ?",
        server.one().id().value());

    Answer map = staff.get("/admin/network/map");
    Answer elsewhere = staff.get("/admin/network/map?bbox=10,50,11,51");
    Answer nonsense = staff.get("/admin/network/map?bbox=north");

    assertThat(map.status()).as(map.body()).isEqualTo(200);
    assertThat(map.body())
        .contains("Cabinet &lt;west&gt;", "<path class=\"map-feeder\" d=\"M")
        .contains("F &lt;7&gt;", "?bbox=")
        .doesNotContain("<west>", "NaN");
    assertThat(elsewhere.body())
        .contains("No cables and no places")
        .doesNotContain("<path class=\"map-");
    assertThat(nonsense.status()).isBetween(400, 422);
  }

  @Test
  void streetsLieUnderTheMapOnlyFromAServerThatTheTenantNamesAndTheBrowserMayAskThatOneAlone() {
    plant.sql(
        "update fiber_segment set route = '[(3.40,6.45),(3.42,6.46)]'::path where tenant_id = ?",
        server.one().id().value());
    String setting = "/settings/gis/map_tiles";
    String tiles = "{\"value\":\"https://tiles.example.net/{z}/{x}/{y}.png\"}";

    Answer before = staff.get("/admin/network/map");
    for (String wrong : List.of(
        "http://tiles.example.net/{z}/{x}/{y}.png",
        "https://tiles.example.net/{z}/{x}.png",
        "https://tiles.example.net/{z}/{x}/{y}/{s}.png",
        "https://tiles.example.net/{z}/{x}/{y}.png; script-src *",
        "https://*/{z}/{x}/{y}")) {
      Answer refused = server.one().admin().patch(setting, "{\"value\":\"" + wrong + "\"}");
      assertThat(refused.status()).as(wrong).isEqualTo(422);
    }
    Answer set = server.one().admin().patch(setting, tiles);
    Answer map = staff.get("/admin/network/map");
    Answer other = staff.get("/admin/network/olts");

    assertThat(set.status()).as(set.body()).isEqualTo(200);
    assertThat(before.body()).doesNotContain("<image");
    assertThat(before.header("content-security-policy").orElse("")).doesNotContain("https:");
    assertThat(map.body()).contains("<image href=\"https://tiles.example.net/");
    assertThat(map.header("content-security-policy").orElse(""))
        .contains("img-src 'self' data: https://tiles.example.net;", "script-src 'self';");
    assertThat(other.header("content-security-policy").orElse("")).doesNotContain("example");
  }

  @Test
  void theWayOfLightIsDrawnAndSaidAndWhatIsTypedIsEscaped() {
    Answer trace = staff.get("/admin/network/strands/" + strand + "/trace");
    Answer whole = staff.get("/admin/network/pon-ports/" + port);

    assertThat(trace.body())
        .contains("<svg class=\"trace\"", "light reaches one ONT", "GPON class B+: bears 13 to 28")
        .contains("F &lt;7&gt; / 1")
        .doesNotContain("F <7>");
    assertThat(whole.body()).contains("/admin/network/onts/" + ont, "light reaches one ONT");
    assertThat(
            staff.get("/admin/network/strands/" + UUID.randomUUID() + "/trace").status())
        .isEqualTo(404);
    assertThat(staff.get("/admin/network/cables").body())
        .contains("/admin/network/strands/" + strand + "/trace");
  }

  @Test
  void devicesAndVlansAreListed() {
    assertThat(staff.get("/admin/network/vlans").body()).contains("321", "Homes of the east");
    assertThat(staff.get("/admin/network/devices").body()).contains("SW-EAST-01", "Switch");
  }

  @Test
  void anotherProviderSeesNothingOfIt() {
    PortalClient other = new PortalClient(server.two().anonymous());
    other.logIn(server.two().addStaff("admin"), ServerFixture.PASSWORD);

    assertThat(other.get("/admin/network/olts/" + plant.olt()).status()).isEqualTo(404);
    assertThat(other.get("/admin/network/onts/" + ont).status()).isEqualTo(404);
    assertThat(other.get("/admin/network/pon-ports/" + port).status()).isEqualTo(404);
    assertThat(other.get("/admin/network/vlans").body()).contains("No VLAN is recorded yet");
  }
}
