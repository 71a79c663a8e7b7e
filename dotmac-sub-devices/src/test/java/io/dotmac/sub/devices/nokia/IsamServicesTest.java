package io.dotmac.sub.devices.nokia;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.devices.olt.ConfiguredService;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import org.junit.jupiter.api.Test;

class IsamServicesTest {
  private static final OntRef ONT = new OntRef(new PonPort(1, 2, 3), 4);
  private static final String FLAT = """
      configure equipment ont interface 1/1/2/3/4 sw-ver-pland disabled sernum ALCL:12345678
      configure qos interface 1/1/2/3/4/1/1 upstream-queue 0 weight 1 bandwidth-profile name:UP-50M
      configure bridge port 1/1/2/3/4/1/1 max-unicast-mac 32 vlan-id 100 tag untagged
      configure bridge port 1/1/2/3/4/1/1 vlan-id 200
      configure bridge port 1/1/2/3/4/1/1 pvid 100
      configure bridge port 1/1/2/3/999/1/1 vlan-id 7
      configure vlan id 100 mode residential-bridge
      """;

  @Test
  void theVlansOfAPortShareTheLimitOfItsFirstQueue() {
    assertThat(IsamServices.of(FLAT))
        .containsExactly(
            new ConfiguredService(ONT, OntService.vlan(100).shapedBy("UP-50M", "")),
            new ConfiguredService(ONT, OntService.vlan(200).shapedBy("UP-50M", "")));
  }

  @Test
  void nothingThrowsWhereverATextIsCut() {
    for (int end = 0; end <= FLAT.length(); end++) {
      assertThat(IsamServices.of(FLAT.substring(0, end))).hasSizeLessThan(4);
    }
  }
}
