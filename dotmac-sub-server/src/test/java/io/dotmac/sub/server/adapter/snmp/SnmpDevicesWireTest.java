package io.dotmac.sub.server.adapter.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.poll.PlantFixture;
import io.dotmac.sub.core.network.poll.PollRound;
import io.dotmac.sub.core.network.poll.SnmpAuthProtocol;
import io.dotmac.sub.core.network.poll.SnmpCredentials;
import io.dotmac.sub.core.network.poll.SnmpCredentials.Secrets;
import io.dotmac.sub.core.network.poll.SnmpPrivProtocol;
import io.dotmac.sub.core.network.poll.SnmpTarget;
import io.dotmac.sub.core.network.poll.SnmpTerms;
import io.dotmac.sub.core.network.poll.SnmpVersion;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.webhook.target.DeviceTargets;
import io.dotmac.sub.devices.simulator.snmp.SnmpAgentSimulator;
import io.dotmac.sub.devices.simulator.snmp.SnmpRecording;
import io.dotmac.sub.devices.transport.snmp.SnmpLimits;
import io.dotmac.sub.devices.transport.snmp.SnmpLogin;
import io.dotmac.sub.server.outbound.DeviceAddresses;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Devices polled by SNMP from agents that answer over UDP. */
class SnmpDevicesWireTest {
  private static final String COMMUNITY = "not-public";
  private static final SnmpLogin LOGIN = SnmpLogin.v2c(COMMUNITY);
  private static final String ONTS = "1.3.6.1.4.1.2011.6.128.1.1.2.";

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final PlantFixture plant = new PlantFixture(db, tenant);
  private final SecretBox secrets = new SecretBox(Keyring.generate());
  private final SnmpDevices devices = new SnmpDevices(
      secrets,
      DeviceAddresses.of(DeviceTargets.of(List.of("127.0.0.1", "localhost"))),
      db.clock(),
      SnmpLimits.usual().answeringWithin(Duration.ofMillis(500), 0));

  @AfterEach
  void stop() {
    devices.close();
  }

  private static SnmpRecording router() {
    return SnmpRecording.parse("""
        1.3.6.1.2.1.1.1.0|4|RouterOS CCR2004
        1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.14988.1
        1.3.6.1.2.1.1.3.0|67|12345600
        1.3.6.1.2.1.1.5.0|4|edge-1
        1.3.6.1.2.1.2.2.1.2.1|4|sfp-sfpplus1
        1.3.6.1.2.1.2.2.1.7.1|2|1
        1.3.6.1.2.1.2.2.1.8.1|2|1
        1.3.6.1.2.1.2.2.1.7.2|2|1
        1.3.6.1.2.1.2.2.1.8.2|2|2
        1.3.6.1.2.1.25.2.3.1.3.65536|4|main memory
        1.3.6.1.2.1.25.2.3.1.4.65536|2|1024
        1.3.6.1.2.1.25.2.3.1.5.65536|2|2000
        1.3.6.1.2.1.25.2.3.1.6.65536|2|500
        1.3.6.1.2.1.25.3.3.1.2.1|2|10
        1.3.6.1.2.1.25.3.3.1.2.2|2|31
        1.3.6.1.2.1.31.1.1.1.1.1|4|sfp-sfpplus1
        1.3.6.1.2.1.31.1.1.1.1.2|4|ether2
        1.3.6.1.2.1.31.1.1.1.15.1|66|10000
        1.3.6.1.2.1.31.1.1.1.18.1|4|uplink
        """);
  }

  private static void octets(SnmpRecording router, long in, long out) {
    router
        .set("1.3.6.1.2.1.31.1.1.1.6.1", "70", Long.toString(in))
        .set("1.3.6.1.2.1.31.1.1.1.10.1", "70", Long.toString(out));
  }

  private UUID target(
      SnmpAgentSimulator agent,
      SnmpTerms terms,
      Secrets sent,
      @Nullable UUID olt,
      @Nullable String map) {
    UUID device = olt == null ? plant.device("router " + agent.address().getPort()) : null;
    return db.inTx(tenant, tx -> {
      UUID credential =
          new SnmpCredentials(secrets).create(tx, terms, sent).id().value();
      tx.session().flush();
      return new Inventory<>(SnmpTarget.class)
          .create(
              tx,
              new SnmpTarget(
                  device,
                  olt,
                  null,
                  credential,
                  "127.0.0.1",
                  agent.address().getPort(),
                  300,
                  map,
                  null,
                  true))
          .id();
    });
  }

  private UUID target(SnmpAgentSimulator agent, @Nullable UUID olt, @Nullable String map) {
    return target(
        agent,
        SnmpTerms.community("community " + agent.address().getPort()),
        new Secrets(COMMUNITY, null, null),
        olt,
        map);
  }

  private PollRound.Polled poll() {
    plant.due();
    return new PollRound(db, devices).poll(tenant);
  }

  private List<String> errors() {
    return plant.rows("select missed || coalesce(' ' || error, '') from snmp_target_state"
        + " where tenant_id = :tenant");
  }

  @Test
  void aRouterSaysHowItIsAndWhatItsInterfacesCarry() {
    SnmpRecording router = router();
    octets(router, 1_000, 2_000);
    try (SnmpAgentSimulator agent = SnmpAgentSimulator.start(router, LOGIN)) {
      target(agent, null, null);
      poll();
      plant.sql(
          "update monitored_interface set counted_at = counted_at - interval '300 seconds',"
              + " uptime_seconds = uptime_seconds - 300 where tenant_id = ?",
          tenant.value());
      octets(router, 37_501_000, 75_002_000);

      assertThat(poll()).isEqualTo(new PollRound.Polled(1, 0));

      assertThat(errors()).containsExactly("0");
      assertThat(plant.rows("select system_name || ' ' || uptime_seconds || ' ' || cpu_percent"
              + " || ' ' || memory_percent from snmp_target_state where tenant_id = :tenant"))
          .containsExactly("edge-1 123456 20.50 25.00");
      assertThat(plant.rows("select name || ' ' || status || coalesce(' ' || speed_mbps, '')"
              + " || coalesce(' ' || description, '') from monitored_interface"
              + " where tenant_id = :tenant order by if_index"))
          .containsExactly("sfp-sfpplus1 up 10000 uplink", "ether2 down");
      assertThat(plant.rows("select (rx_bps between 900000 and 1000000)::text || ' '"
              + " || (tx_bps between 1800000 and 2000000)::text from bandwidth_sample"
              + " where tenant_id = :tenant"))
          .containsExactly("true true");
      assertThat(plant.rows("select status from network_device where tenant_id = :tenant"))
          .containsExactly("online");
    }
  }

  @Test
  void aDeviceWithoutWideCountersIsReadByItsNarrowOnes() {
    SnmpRecording old = SnmpRecording.parse("""
        1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.9999.1
        1.3.6.1.2.1.2.2.1.2.1|4|eth0
        1.3.6.1.2.1.2.2.1.5.1|66|100000000
        1.3.6.1.2.1.2.2.1.8.1|2|1
        1.3.6.1.2.1.2.2.1.10.1|65|4294967000
        1.3.6.1.2.1.2.2.1.16.1|65|7
        """);
    try (SnmpAgentSimulator agent = SnmpAgentSimulator.start(old, SnmpLogin.v1(COMMUNITY))) {
      target(
          agent,
          new SnmpTerms(
              "old", SnmpVersion.V1, null, SnmpAuthProtocol.NONE, SnmpPrivProtocol.NONE, true),
          new Secrets(COMMUNITY, null, null),
          null,
          null);
      poll();

      assertThat(plant.rows("select name || ' ' || speed_mbps || ' ' || counter_bits || ' '"
              + " || octets_in from monitored_interface where tenant_id = :tenant"))
          .containsExactly("eth0 100 32 4294967000");
    }
  }

  @Test
  void aLineTerminalSaysHowItsOntsAre() {
    SnmpRecording recording = SnmpRecording.parse("1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.2011.2.248");
    ont(recording, 0, "4857544300000001", "1", "-1950", "7900");
    ont(recording, 1, "4857544300000002", "2", "2147483647", "2147483647");
    UUID olt = plant.olt("Ikeja");
    UUID port = plant.port(olt, "0/1/0");
    plant.ont(port, 0);
    plant.ont(port, 1);
    try (SnmpAgentSimulator agent = SnmpAgentSimulator.start(recording, LOGIN)) {
      target(agent, olt, null);
      poll();

      assertThat(plant.rows("select u.serial_number || ' ' || r.state"
              + " || coalesce(' ' || r.ont_rx_dbm || ' ' || r.olt_rx_dbm, '') from ont_reading r"
              + " join ont_unit u on u.tenant_id = r.tenant_id and u.id = r.ont_unit_id"
              + " where r.tenant_id = :tenant order by 1"))
          .containsExactly("HWTC00000001 online -19.50 -21.00", "HWTC00000002 offline");
      assertThat(plant.rows(
              "select count(*)::text from ont_optics_sample" + " where tenant_id = :tenant"))
          .containsExactly("1");
    }
  }

  private static void ont(
      SnmpRecording recording, int number, String serial, String state, String rx, String oltRx) {
    String index = ".4194312192." + number;
    recording
        .set(ONTS + "43.1.3" + index, "4x", serial)
        .set(ONTS + "46.1.15" + index, "2", state)
        .set(ONTS + "51.1.4" + index, "2", rx)
        .set(ONTS + "51.1.6" + index, "2", oltRx);
  }

  @Test
  void aMapOfADevicesOwnCounts() {
    SnmpRecording recording = SnmpRecording.parse("""
        1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.9999.7
        1.3.6.1.4.1.9999.7.1.0|2|375
        """);
    String map = """
        {"maps": {"heat": {"values": {"temperatureCelsius":
            {"oid": "1.3.6.1.4.1.9999.7.1.0", "times": "0.1"}}}},
         "models": {"1.3.6.1.4.1.9999.7": ["heat"]}}
        """;
    try (SnmpAgentSimulator agent = SnmpAgentSimulator.start(recording, LOGIN)) {
      target(agent, null, map);
      poll();

      assertThat(plant.rows(
              "select temperature_c::text from snmp_target_state" + " where tenant_id = :tenant"))
          .containsExactly("37.5");
    }
  }

  @Test
  void aUserOfSnmpV3IsLetIn() {
    SnmpRecording router = router();
    octets(router, 0, 0);
    SnmpLogin login = SnmpLogin.v3("monitor", "the right phrase", "another phrase");
    try (SnmpAgentSimulator agent = SnmpAgentSimulator.start(router, login)) {
      SnmpTerms terms = new SnmpTerms(
          "third", SnmpVersion.V3, "monitor", SnmpAuthProtocol.SHA256, SnmpPrivProtocol.AES, true);
      target(agent, terms, new Secrets(null, "the right phrase", "another phrase"), null, null);

      assertThat(poll()).isEqualTo(new PollRound.Polled(1, 0));
    }
  }

  @Test
  void aDeviceThatDoesNotAnswerSaysSoAndItsCommunityIsNowhere() {
    try (SnmpAgentSimulator agent = SnmpAgentSimulator.start(router(), SnmpLogin.v2c("another"))) {
      target(agent, null, null);

      assertThat(poll()).isEqualTo(new PollRound.Polled(1, 1));
      assertThat(errors())
          .singleElement()
          .satisfies(error -> assertThat(error).startsWith("1 ").doesNotContain(COMMUNITY));
    }
  }

  @Test
  void aHostThatIsNoneIsADeviceThatDoesNotAnswer() {
    plant.target("no-such-host.invalid");
    plant.sql(
        "update snmp_credential set community_sealed = ? where tenant_id = ?",
        secrets.encrypt(COMMUNITY),
        tenant.value());

    assertThat(poll()).isEqualTo(new PollRound.Polled(1, 1));
    assertThat(errors()).containsExactly("1 the name no-such-host.invalid has no address");
  }
}
