package io.dotmac.sub.server.adapter.radius.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineKeyTest {
  private static final String MAC = "4c:5e:0c:12:34:56";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4C:5E:0C:12:34:56",
        "4c5e.0c12.3456",
        "4C-5E-0C-12-34-56",
        "4C5E0C123456",
        "4C-5E-0C-12-34-56:office"
      })
  void aMacAddressIsTheSameStationWhateverTheNasWrites(String written) {
    assertThat(LineKey.ofStation(written)).isEqualTo(LineKey.ofStation(MAC));
    assertThat(LineKey.isMac(LineKey.ofStation(written))).isTrue();
    assertThat(LineKey.mac(LineKey.ofStation(written))).isEqualTo(MAC);
  }

  @Test
  void theLowestAndTheHighestAddressComeBackAsTheyWere() {
    for (String mac : new String[] {"00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"}) {
      assertThat(LineKey.mac(LineKey.ofStation(mac))).isEqualTo(mac);
      assertThat(LineKey.ofStation(mac)).isNotEqualTo(LineKey.UNKNOWN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "08031234567", "4c:5e:0c:12:34", "4c:5e:0c:12:34:5g"})
  void anyOtherTextIsAStationOfItsOwn(String text) {
    long station = LineKey.ofStation(text);

    assertThat(LineKey.isMac(station)).isFalse();
    assertThat(station).isEqualTo(LineKey.ofStation(text)).isNotEqualTo(LineKey.UNKNOWN);
    assertThat(station).isNotEqualTo(LineKey.ofStation(text + "x"));
  }

  @Test
  void aPortIsOfItsNasAndNeverAStation() {
    UUID nas = UUID.randomUUID();
    long port = LineKey.ofPort(nas, "office");

    assertThat(port).isEqualTo(LineKey.ofPort(nas, "office"));
    assertThat(port).isNotEqualTo(LineKey.ofPort(UUID.randomUUID(), "office"));
    assertThat(port).isNotEqualTo(LineKey.ofStation("office"));
    assertThat(LineKey.isMac(port)).isFalse();
  }

  @Test
  void nothingSaidIsNeitherStationNorPort() {
    assertThat(LineKey.ofStation("")).isEqualTo(LineKey.UNKNOWN);
    assertThat(LineKey.ofStation(new byte[0], -1)).isEqualTo(LineKey.UNKNOWN);
    assertThat(LineKey.ofPort(UUID.randomUUID(), "")).isEqualTo(LineKey.UNKNOWN);
  }
}
