package io.dotmac.sub.server.adapter.radius.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePortTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vlan100 | 100",
        "ether2.200 | 200",
        "ge-0/0/1.1073741824:100-200 | 200",
        "ge-0/0/1.100:300 | 300",
        "slot=0;subslot=0;port=1;vlanid=100;vlanid2=201; | 201",
        "slot=2;subslot=0;port=1;vlanid=42; | 42",
        "0/0/1/4.100.77 | 77",
        "eth 1/1/3:4094 | 4094",
        "eth 1/1/3:4095 | -1",
        "ether1 | -1",
        "'' | -1",
        "vlan0 | -1",
        "ge-0/0/1.1073741824 | -1",
      })
  void theVlanNearestToTheSubscriberIsReadFromThePortsName(String port, int vlan) {
    assertThat(LinePort.vlan(port).orElse(-1)).isEqualTo(vlan);
  }

  @ParameterizedTest
  @CsvSource({
    "4C:5E:0C:12:34:56, 4c:5e:0c:12:34:56",
    "4c5e.0c12.3456, 4c:5e:0c:12:34:56",
    "4C-5E-0C-12-34-56, 4c:5e:0c:12:34:56",
    "4C5E0C123456, 4c:5e:0c:12:34:56",
    "4C-5E-0C-12-34-56:office, 4c:5e:0c:12:34:56",
    "office, office",
    "08031234567, 08031234567",
    "4c:5e:0c:12:34, 4c:5e:0c:12:34",
  })
  void aMacAddressHasOneFormWhateverTheNasWrites(String written, String canonical) {
    assertThat(LinePort.mac(written)).isEqualTo(canonical);
  }
}
