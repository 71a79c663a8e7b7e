package io.dotmac.sub.core.webhook.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTargetsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "0.1.2.3",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "127.1",
        "127.0.0.1.",
        "0",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::1",
        "fe80::1",
        "ff02::1",
        "fd00:ec2::254",
        "localhost",
        "LOCALHOST",
        "olt.localhost"
      })
  void theServerItselfAndWhatACloudTellsItsMachinesAreRefused(String host) {
    assertThat(DeviceTargets.USUAL.flaw(host)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "172.16.3.4",
        "192.168.88.1",
        "100.64.0.7",
        "203.0.113.9",
        "8.8.8.8",
        "fd12:3456::1",
        "2001:db8::1",
        "2a00::1",
        "olt-1",
        "olt_1.lan",
        "router.isp.internal"
      })
  void privateAddressesAndNamesAreUsualForDevices(String host) {
    assertThat(DeviceTargets.USUAL.flaw(host)).isEmpty();
  }

  @Test
  void aNameIsRefusedByWhereItLeads() throws UnknownHostException {
    InetAddress metadata = InetAddress.getByName("169.254.169.254");

    assertThat(DeviceTargets.USUAL.refusal("olt.isp.lan", metadata))
        .hasValueSatisfying(why -> assertThat(why).contains("olt.isp.lan", "link-local"));
    assertThat(DeviceTargets.of(List.of("olt.isp.lan")).refusal("OLT.isp.lan", metadata))
        .isEmpty();
  }

  @Test
  void whatTheInstallationNamesIsAllowed() {
    DeviceTargets targets = DeviceTargets.of(List.of("127.0.0.0/8", "localhost"));

    assertThat(targets.flaw("127.0.0.1")).isEmpty();
    assertThat(targets.flaw("localhost")).isEmpty();
    assertThat(targets.flaw("::1")).isPresent();
    for (String wrong : List.of("", "10.0.0.0/33", "127.1", "a b", "http://x")) {
      assertThatThrownBy(() -> DeviceTargets.of(List.of(wrong)))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
