package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.network.alert.AlertWatch;
import io.dotmac.sub.core.network.cpe.OntReading.State;
import io.dotmac.sub.core.network.outage.OutageWatch;
import io.dotmac.sub.core.network.poll.PlantFixture;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What staff sees of alerts, outages and polled devices. */
class MonitorPagesHttpTest {
  private static ServerFixture server;
  private static TenantId tenant;
  private static PlantFixture plant;
  private static PortalClient operator;
  private static PortalClient auditor;
  private static UUID target;
  private static UUID interfaceId;
  private static List<UUID> onts;

  @BeforeAll
  static void build() {
    server = ServerFixture.start();
    tenant = server.one().id();
    plant = new PlantFixture(server.db(), tenant);
    operator = staff("operator");
    auditor = staff("auditor");
    target = plant.target("10.3.0.1");
    interfaceId = Ids.next();
    plant.sql(
        "insert into monitored_interface (tenant_id, id, snmp_target_id, if_index, name, status,"
            + " speed_mbps, rx_bps, tx_bps, seen_at) values (?, ?, ?, 1, 'sfp <1>', 'up', 10000,"
            + " 3400000000, 7000, now())",
        tenant.value(),
        interfaceId,
        target);
    for (int minutes : new int[] {100, 95, 90, 20, 15}) {
      plant.sql(
          "insert into bandwidth_sample (tenant_id, interface_id, sample_at, seconds, rx_bps,"
              + " tx_bps) values (?, ?, now() - make_interval(mins => ?), 300, 5000000, 1000000)",
          tenant.value(),
          interfaceId,
          minutes);
    }
    UUID port = plant.port(plant.olt("Ikeja"), "0/1/0");
    onts = IntStream.range(0, 5).mapToObj(i -> plant.ont(port, i)).toList();
    plant.read(State.ONLINE, onts);
  }

  private static PortalClient staff(String role) {
    PortalClient client = new PortalClient(server.one().anonymous());
    client.logIn(server.one().addStaff(role), ServerFixture.PASSWORD);
    return client;
  }

  @Test
  void aPolledDeviceShowsWhatItsInterfacesCarried() {
    plant.sql(
        "update snmp_target_state set last_poll_at = now(), last_answer_at = now(),"
            + " system_name = 'edge', cpu_percent = 18.5, uptime_seconds = 90000"
            + " where tenant_id = ? and snmp_target_id = ?",
        tenant.value(),
        target);
    Answer list = operator.get("/admin/network/polled");
    Answer page = operator.get("/admin/network/polled/" + target);

    assertThat(list.status()).as(list.body()).isEqualTo(200);
    assertThat(list.body()).contains("at 10.3.0.1", "Answers", "18.5 %");
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "sfp &lt;1&gt;",
            "10 Gbps",
            "In 3.4 Gbps",
            "Out 7 kbps",
            "in the last 24 hours: at most 5 Mbps in and 1 Mbps out",
            "/refresh");
    assertThat(path(page.body(), "rx")).as("a gap of an hour").matches("M[^M]+M[^M]+");
    assertThat(auditor.get("/admin/network/polled/" + target).body()).doesNotContain("/refresh");
    assertThat(operator.get("/admin/network/polled/" + UUID.randomUUID()).status())
        .isEqualTo(404);
  }

  private static String path(String page, String css) {
    String start = "<path class=\"" + css + "\" d=\"";
    int at = page.indexOf(start) + start.length();
    return page.substring(at, page.indexOf('"', at));
  }

  private static Answer send(String path) {
    return operator.submit(operator.get("/admin/network/alerts"), path, Map.of());
  }

  @Test
  void anAlertIsTakenOnAndEndedByAForm() {
    plant.sql(
        "insert into alert_rule (tenant_id, id, name, metric_type, operator, threshold, severity)"
            + " values (?, gen_random_uuid(), 'Fast <uplink>', 'rx_bps', 'gt', 1000000000,"
            + " 'critical')",
        tenant.value());
    server.db().inTx(tenant, AlertWatch::look);
    String id =
        plant.rows("select id::text from alert where tenant_id = :tenant").get(0);
    String path = "/admin/network/alerts/" + id;

    assertThat(operator.get("/admin/network/alerts").body())
        .contains("1 alert is open", "Fast &lt;uplink&gt;", "at 10.3.0.1 sfp", "3.4 Gbps", path);
    assertThat(auditor.get("/admin/network/alerts").body())
        .contains("Fast &lt;uplink&gt;")
        .doesNotContain(path + "/ack");
    assertThat(send(path + "/ack").status()).isEqualTo(303);
    assertThat(operator.get("/admin/network/alerts").body())
        .contains("taken on")
        .doesNotContain(path + "/ack");
    Answer again = send(path + "/ack");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).contains("cannot be acknowledged");
    assertThat(send(path + "/resolve").status()).isEqualTo(303);
    assertThat(operator.get("/admin/network/alerts").body()).contains("Lately over");
  }

  @Test
  void anOutageShowsWhoIsAffectedAndTheOntItsLight() {
    plant.read(State.LOS, onts);
    server.db().inTx(tenant, OutageWatch::look);
    String id =
        plant.rows("select id::text from outage where tenant_id = :tenant").get(0);

    assertThat(operator.get("/admin/network/outages").body())
        .contains("1 outage now", "Ikeja 0/1/0", "PON port", "/admin/network/outages/" + id);
    Answer page = operator.get("/admin/network/outages/" + id);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("Amaka Obi", "HWTC00000001", "/admin/subscribers/");
    Answer ont = operator.get("/admin/network/onts/" + onts.get(0));
    assertThat(ont.status()).as(ont.body()).isEqualTo(200);
    assertThat(ont.body())
        .contains("Light at the ONT in the last 7 days: \u221220 to \u221220 dBm");
  }
}
