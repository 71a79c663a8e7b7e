package io.dotmac.sub.core.access.nas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.7/24, 10.0.0.0/24",
    "10.0.0.255/31, 10.0.0.254/31",
    "10.0.0.7/32, 10.0.0.7/32",
    "255.255.255.255/0, 0.0.0.0/0",
    "10.0.0.7, 10.0.0.7",
    "2001:db8:1::7/64, 2001:db8:1::/64",
    "2001:db8:1::/64, 2001:db8:1::/64",
    "::ffff:102:304/120, ::ffff:102:300/120",
    "ffff::1/1, 8000::/1"
  })
  void theNetworkOfAPrefixHasNoBitsBehindItsLength(String prefix, String network) {
    assertThat(Addresses.isPrefix(prefix)).isTrue();
    assertThat(Addresses.network(prefix)).isEqualTo(network);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/024", "::/129", "1.2.3/24", "host.it", "/8"})
  void whatIsNoPrefixIsNone(String text) {
    assertThat(Addresses.isPrefix(text)).isFalse();
  }

  @Test
  void aNetworkWithHostBitsIsRefusedWithTheNetworkThatWasMeant() {
    Checks checks = new Checks();

    Addresses.checkNetwork(checks, "/client_ip", "198.51.100.7/24");

    assertThatThrownBy(checks::done)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().toString())
                .contains("/client_ip", "198.51.100.0/24", "198.51.100.7/24"));
  }
}
