package io.dotmac.sub.core.network.ip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "10.0.0.0/8, 10.0.0.0/8",
    "255.255.255.255/32, 255.255.255.255",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:0:0:0:0:0/56, 2001:db8::/56",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "::ffff:192.0.2.7, ::ffff:c000:207",
    "::, ::",
    "::/0, ::/0",
    "fe80::/10, fe80::/10"
  })
  void anAddressHasOneForm(String typed, String written) {
    assertThat(IpNetwork.of(typed)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.1/33",
        "10.0.0.1/",
        "10.0.0.1/08",
        "localhost",
        "2001:db8::/129",
        "2001:db8:::1",
        "12345::",
        "1:2:3:4:5:6:7:8:9",
        "10.0.0.1 ",
        "010.0.0.1"
      })
  void whatIsNoAddressIsRefusedAndNeverLookedUp(String text) {
    assertThat(IpNetwork.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7/24, 10.0.0.0/24",
    "10.0.0.0/24, 10.0.0.0/24",
    "10.1.2.3/0, 0.0.0.0/0",
    "2001:db8:1:2::7/64, 2001:db8:1:2::/64",
    "2001:db8:1:2::7/100, 2001:db8:1:2::/100",
    "2001:db8:ff::/41, 2001:db8:80::/41"
  })
  void theBitsBehindTheLengthAreNoPartOfANetwork(String typed, String network) {
    assertThat(IpNetwork.of(typed).network()).hasToString(network);
    assertThat(IpNetwork.of(typed).isNetwork()).isEqualTo(typed.equals(network));
  }

  @Test
  void networksContainAndOverlapWhatLiesInThem() {
    IpNetwork wide = IpNetwork.of("10.0.0.0/16");

    assertThat(wide.contains(IpNetwork.of("10.0.255.255"))).isTrue();
    assertThat(wide.contains(IpNetwork.of("10.1.0.0"))).isFalse();
    assertThat(wide.overlaps(IpNetwork.of("10.0.0.0/8"))).isTrue();
    assertThat(wide.contains(IpNetwork.of("10.0.0.0/8"))).isFalse();
    assertThat(wide.overlaps(IpNetwork.of("::a00:0/112"))).isFalse();
    assertThat(IpNetwork.of("2001:db8::/32").contains(IpNetwork.of("2001:db8:ffff::/56")))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/16, 32, 65536, 65535, 10.0.255.255",
    "192.0.2.7/32, 32, 1, 0, 192.0.2.7",
    "2001:db8::/48, 56, 256, 255, 2001:db8:0:ff00::/56",
    "2001:db8::/32, 64, 4294967296, 65536, 2001:db8:1::/64",
    "8000::/40, 40, 1, 0, 8000::/40"
  })
  void aNetworkIsCutIntoUnits(String network, int length, long count, long number, String unit) {
    IpNetwork whole = IpNetwork.of(network);

    assertThat(whole.units(length)).isEqualTo(count);
    assertThat(whole.unit(number, length)).hasToString(unit);
    assertThat(whole.numberOf(IpNetwork.of(unit), length)).isEqualTo(number);
  }
}
