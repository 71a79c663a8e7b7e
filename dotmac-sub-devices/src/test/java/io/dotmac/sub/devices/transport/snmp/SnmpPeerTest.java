package io.dotmac.sub.devices.transport.snmp;

import static io.dotmac.sub.devices.transport.snmp.SnmpClient.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.testing.Peer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against agents of another make. */
class SnmpPeerTest {
  private static final String SNMPD = "/usr/sbin/snmpd";
  private static final String SNMPSIM = "/usr/bin/snmpsimd";
  private static final Oid NAME = Oid.of("1.3.6.1.2.1.1.5.0");
  private static final Oid SYSTEM = Oid.of("1.3.6.1.2.1.1");
  private static final SnmpLogin V3 = SnmpLogin.v3("monitor", "phrase-digest", "phrase-cipher");

  /** An agent takes a while to begin: it is asked for half a minute. */
  private static final SnmpLimits PATIENT =
      SnmpLimits.usual().answeringWithin(Duration.ofSeconds(3), 10);

  @TempDir
  private Path folder;

  private Peer snmpd(InetSocketAddress address) throws IOException {
    // Not snmpd.conf: that is where it keeps what it must not forget.
    Path configuration =
        Files.writeString(folder.resolve("agent.conf"), """
        agentAddress udp:127.0.0.1:%d
        rocommunity s3cr3t-word 127.0.0.1
        rwcommunity s3cr3t-write 127.0.0.1
        createUser monitor SHA-256 "phrase-digest" AES "phrase-cipher"
        rouser monitor authpriv
        sysName peer-1
        """.formatted(address.getPort()));
    return Peer.start(
        folder,
        Map.of("SNMP_PERSISTENT_DIR", folder.toString(), "MIBS", ""),
        SNMPD,
        "-f",
        "-Lo",
        "-C",
        "-c",
        configuration.toString(),
        "-p",
        folder.resolve("snmpd.pid").toString());
  }

  @Test
  void snmpdAnswersVersionsOneTwoAndThree() throws Exception {
    Peer.required(SNMPD);
    InetSocketAddress address = Peer.freeUdpPort();
    try (Peer agent = snmpd(address);
        SnmpClient snmp = SnmpClient.network()) {
      for (SnmpLogin login :
          List.of(SnmpLogin.v1("s3cr3t-word"), SnmpLogin.v2c("s3cr3t-word"), V3)) {
        SnmpTarget target = SnmpTarget.of("peer", address, login).with(PATIENT);

        List<Binding> found = await(snmp.get(target, List.of(NAME, Oid.of("1.3.6.1.99.0"))));

        assertThat(found.get(0).value().text()).as(login.toString()).isEqualTo("peer-1");
        assertThat(found.get(1).value().present()).isFalse();
        assertThat(await(snmp.walk(target, SYSTEM)))
            .hasSizeGreaterThan(7)
            .anySatisfy(each -> assertThat(each.value().text()).isEqualTo("peer-1"));
      }
    }
  }

  @Test
  void snmpdIsToldValuesAndSaysWhyItTakesSomeOfThemNot() throws Exception {
    Peer.required(SNMPD);
    Oid contact = Oid.of("1.3.6.1.2.1.1.4.0");
    InetSocketAddress address = Peer.freeUdpPort();
    try (Peer agent = snmpd(address);
        SnmpClient snmp = SnmpClient.network()) {
      SnmpTarget target =
          SnmpTarget.of("peer", address, SnmpLogin.v2c("s3cr3t-write")).with(PATIENT);
      assertThat(await(snmp.get(target, List.of(NAME)))).hasSize(1);
      Binding wanted = new Binding(contact, SnmpValue.octets("noc@example.com"));

      assertThat(await(snmp.set(target, List.of(wanted)))).containsExactly(wanted);

      // The name stands in its configuration: nobody else may set it.
      refuses(snmp, target, new Binding(NAME, SnmpValue.octets("x")), RejectionCode.FORBIDDEN);
      refuses(
          snmp, target, new Binding(contact, SnmpValue.integer(1)), RejectionCode.INVALID_VALUE);
      SnmpTarget reader = target.with(SnmpLogin.v2c("s3cr3t-word"));
      refuses(snmp, reader, wanted, RejectionCode.FORBIDDEN);
      assertThat(await(snmp.get(target, List.of(contact)))).containsExactly(wanted);
    }
  }

  private static void refuses(
      SnmpClient snmp, SnmpTarget target, Binding value, RejectionCode code) {
    assertThatThrownBy(() -> await(snmp.set(target, List.of(value))))
        .as(value.toString())
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error())
                .isInstanceOfSatisfying(
                    DeviceError.Rejected.class, no -> assertThat(no.code()).isEqualTo(code)));
  }

  @Test
  void snmpdRefusesWrongPassPhrasesAndSaysWhy() throws Exception {
    Peer.required(SNMPD);
    InetSocketAddress address = Peer.freeUdpPort();
    try (Peer agent = snmpd(address);
        SnmpClient snmp = SnmpClient.network()) {
      SnmpTarget target = SnmpTarget.of("peer", address, V3).with(PATIENT);
      assertThat(await(snmp.get(target, List.of(NAME)))).hasSize(1);

      for (SnmpLogin wrong : List.of(
          SnmpLogin.v3("monitor", "s3cr3t-other", "phrase-cipher"),
          SnmpLogin.v3("stranger", "phrase-digest", "phrase-cipher"))) {
        SnmpTarget refused = target.with(wrong).with(SnmpLimits.usual());
        assertThatThrownBy(() -> await(snmp.get(refused, List.of(NAME))))
            .as(wrong.toString())
            .isInstanceOfSatisfying(DeviceException.class, e -> {
              assertThat(e.error()).isInstanceOf(DeviceError.AuthenticationFailed.class);
              assertThat(e.toString()).doesNotContain("s3cr3t");
            });
      }
      assertThat(await(snmp.get(target, List.of(NAME)))).hasSize(1);
    }
  }

  @Test
  void aRecordingThatSnmpsimPlaysIsReadWhole() throws Exception {
    Peer.required(SNMPSIM);
    StringBuilder recording = new StringBuilder("1.3.6.1.2.1.1.5.0|4|olt-1\n");
    for (int i = 1; i <= 90; i++) {
      recording.append("1.3.6.1.2.1.2.2.1.2." + i + "|4|port " + i + "\n");
    }
    Path data = Files.createDirectory(folder.resolve("data"));
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Files.writeString(data.resolve("olt.snmprec"), recording);
    InetSocketAddress address = Peer.freeUdpPort();
    try (Peer agent = Peer.start(
            folder,
            Map.of("PYTHONUNBUFFERED", "1"),
            SNMPSIM,
            "--data-dir=" + data,
            "--cache-dir=" + cache,
            "--agent-udpv4-endpoint=127.0.0.1:" + address.getPort(),
            "--process-user=root",
            "--process-group=root");
        SnmpClient snmp = SnmpClient.network()) {
      SnmpTarget target = SnmpTarget.of("olt", address, SnmpLogin.v2c("olt")).with(PATIENT);

      assertThat(await(snmp.get(target, List.of(NAME))).get(0).value().text()).isEqualTo("olt-1");
      assertThat(await(snmp.walk(target, Oid.of("1.3.6.1.2.1.2.2.1.2"))))
          .hasSize(90)
          .last()
          .satisfies(each -> assertThat(each.value().text()).isEqualTo("port 90"));
    }
  }
}
