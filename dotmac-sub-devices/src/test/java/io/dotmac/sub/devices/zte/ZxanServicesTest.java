package io.dotmac.sub.devices.zte;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.devices.olt.ConfiguredService;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ZxanServicesTest {
  private static final OntRef ONT = new OntRef(new PonPort(1, 2, 3), 4);
  private static final String OLDER = """
      Building configuration...
      interface gpon-olt_1/2/3
        onu 4 type F660 sn ZTEG12345678
      !
      interface gpon-onu_1/2/3:4
        name service-port 9 user-vlan 9 vlan 9
        tcont 1 name T profile UP-50M
        gemport 1 name G tcont 1
        gemport 1 traffic-limit upstream U downstream D
        service-port 1 vport 1 user-vlan 10 vlan 100
        service-port 2 vport 2 user-vlan untagged vlan 200
      !
      pon-onu-mng gpon-onu_1/2/3:4
        service 1 gemport 1 vlan 10
      !
      end
      """;

  private static OntService service(int vlan, int user, int flow) {
    return new OntService(vlan, user, flow, OptionalInt.empty(), OptionalInt.empty());
  }

  @Test
  void theServicesOfAnOntHaveItsProfiles() {
    assertThat(ZxanServices.of(OLDER))
        .containsExactly(
            new ConfiguredService(ONT, service(100, 10, 1).shapedBy("UP-50M", "D")),
            new ConfiguredService(ONT, service(200, 200, 2)));
  }

  @Test
  void theNewerFamilyHasThemOnInterfacesOfTheirOwn() {
    String newer = """
        interface gpon_onu-1/2/3:4
          tcont 1 profile UP-50M
          gemport 1 tcont 1
        !
        interface vport-1/2/3.4:1
          service-port 1 user-vlan 100 vlan 100
        !
        """;

    assertThat(ZxanServices.of(newer))
        .containsExactly(new ConfiguredService(ONT, service(100, 100, 1).shapedBy("UP-50M", "")));
  }

  @Test
  void nothingThrowsWhereverATextIsCut() {
    for (int end = 0; end <= OLDER.length(); end++) {
      assertThat(ZxanServices.of(OLDER.substring(0, end))).hasSizeLessThan(3);
    }
    assertThat(ZxanServices.of("interface gpon-onu_1/2/3:999\nservice-port 1 user-vlan 1 vlan 1"))
        .isEmpty();
    assertThat(ZxanServices.of(
            "interface gpon-onu_1/2/3:4\nservice-port 1 vport 1 user-vlan 1 vlan 5000"))
        .isEmpty();
  }
}
