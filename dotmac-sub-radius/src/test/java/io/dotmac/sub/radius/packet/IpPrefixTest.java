package io.dotmac.sub.radius.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpPrefixTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
    "192.0.2.128/25, 192.0.2.255, 192.0.2.127",
    "192.0.2.1, 192.0.2.1, 192.0.2.2",
    "2001:db8::/33, 2001:db8:7fff::1, 2001:db8:8000::1",
    "0.0.0.0/0, 255.255.255.255, ::1",
  })
  void containsWhatSharesItsBits(String prefix, String inside, String outside) throws Exception {
    IpPrefix range = IpPrefix.parse(prefix);

    assertThat(range.contains(InetAddress.getByName(inside))).isTrue();
    assertThat(range.contains(InetAddress.getByName(outside))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nas.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/-1", "::/129", "a/8"})
  void refusesAnythingElseAndLooksUpNoNames(String text) {
    assertThatThrownBy(() -> IpPrefix.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected an address or prefix such as 10.0.0.0/8, found");
  }

  @Test
  void clearsHostBitsWhenReadAndRefusesThemWhenMade() throws Exception {
    assertThat(IpPrefix.parse("10.1.2.3/16")).hasToString("10.1.0.0/16");
    InetAddress host = InetAddress.getByName("10.1.2.3");
    assertThatThrownBy(() -> new IpPrefix(host, 16)).hasMessageContaining("bits set beyond");
  }
}
