package io.dotmac.sub.devices.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.transport.snmp.Oid;
import io.dotmac.sub.devices.transport.snmp.SnmpValue;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OidMapsTest {
  private static final OidMaps SHIPPED = OidMaps.shipped();

  private static SnmpValue integer(long value) {
    return new SnmpValue.Whole(SnmpValue.Whole.Type.INTEGER, value);
  }

  private static PolledRow optics(String map, String column, long value) {
    OidMap optics = SHIPPED.map(map);
    OidColumn read = optics.columns().stream()
        .filter(each -> each.name().equals(column))
        .findFirst()
        .orElseThrow();
    return optics.row(Oid.of("4194312192.7"), Map.of(read.oid(), integer(value)));
  }

  @Test
  void aModelHasItsOwnMapsAndEveryOtherDeviceTheGeneralOnes() {
    assertThat(SHIPPED.of(Oid.of("1.3.6.1.4.1.2011.2.123")))
        .extracting(OidMap::name)
        .contains("system", "huawei-onts", "huawei-ont-optics");
    assertThat(SHIPPED.of(Oid.of("1.3.6.1.4.1.14988.1")))
        .extracting(OidMap::name)
        .contains("interfaces", "mikrotik-optics");
    assertThat(SHIPPED.of(Oid.of("1.3.6.1.4.1.8072.3.2.10")))
        .extracting(OidMap::name)
        .containsExactly("system", "interfaces", "processors", "storage");
    assertThat(SHIPPED.of(Oid.of("1.3.6"))).isEmpty();
  }

  @Test
  void numbersAreReadAsTheVendorMeansThem() {
    assertThat(optics("huawei-ont-optics", "oltRxDbm", 8342).decimal("oltRxDbm"))
        .contains(new BigDecimal("-16.58"));
    assertThat(optics("huawei-ont-optics", "rxDbm", -1692).text("rxDbm")).isEqualTo("-16.92");
    assertThat(optics("huawei-ont-optics", "rxDbm", 2147483647).text("rxDbm")).isEmpty();
    assertThat(optics("zte-ont-optics", "rxDbm", 4880).text("rxDbm")).isEqualTo("-20.240");
    assertThat(optics("zte-ont-optics", "rxDbm", 65000).text("rxDbm")).isEqualTo("-31.072");
    assertThat(optics("huawei-onts", "state", 1).text("state")).isEqualTo("online");
    assertThat(optics("huawei-onts", "state", 9).text("state")).isEqualTo("9");
  }

  @Test
  void anIndexSaysWhereAnOntIs() {
    assertThat(optics("huawei-onts", "state", 1).values())
        .containsEntry("pon", "0/1/0")
        .containsEntry("ont", "7");
    assertThat(IndexCoding.HUAWEI_PON.port(4194304000L)).contains(new PonPort(0, 0, 0));
    assertThat(IndexCoding.HUAWEI_PON.port(4194312192L)).contains(new PonPort(0, 1, 0));
    assertThat(IndexCoding.HUAWEI_PON.port(4194321152L)).contains(new PonPort(0, 2, 3));
    assertThat(IndexCoding.HUAWEI_PON.port(1)).isEmpty();
    assertThat(IndexCoding.ZTE_PON.port(268501248L)).contains(new PonPort(1, 1, 1));
    assertThat(IndexCoding.ZTE_PON.port(4194312192L)).isEmpty();
  }

  @Test
  void aMapIsChangedByAnotherOfItsNameAndTheOthersStay() {
    OidMaps changed = SHIPPED.overriddenBy("""
        {"maps": {"huawei-ont-optics": {"index": "huawei-pon", "columns": {
            "rxDbm": {"oid": "1.3.6.1.4.1.2011.6.128.1.1.2.51.1.2", "times": "0.1"}}},
          "door": {"values": {"open": "1.3.6.1.4.1.99999.1.0"}}},
         "models": {"1.3.6.1.4.1.2011.2.300": ["system", "door"]}}""");

    assertThat(changed.map("huawei-ont-optics").columns())
        .singleElement()
        .satisfies(
            column -> assertThat(column.oid()).hasToString("1.3.6.1.4.1.2011.6.128.1.1.2.51.1.2"));
    assertThat(changed.map("huawei-onts")).isEqualTo(SHIPPED.map("huawei-onts"));
    assertThat(changed.of(Oid.of("1.3.6.1.4.1.2011.2.300")))
        .extracting(OidMap::name)
        .containsExactly("system", "door");
    assertThat(SHIPPED.map("huawei-ont-optics").columns()).hasSize(6);
  }

  @Test
  void whatIsNoMapIsRefusedWithItsName() {
    assertThatThrownBy(() -> SHIPPED.overriddenBy("{]")).hasMessageContaining("JSON");
    assertThatThrownBy(() -> SHIPPED.overriddenBy("{\"maps\": {\"a\": {}}}"))
        .hasMessageContaining("map a names no values");
    assertThatThrownBy(() -> SHIPPED.overriddenBy("{\"models\": {\"1.3\": [\"nothing\"]}}"))
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> SHIPPED.overriddenBy(
            "{\"maps\": {\"a\": {\"columns\": {\"b\": {\"oid\": \"1.3\", \"tmies\": 2}}}}}"))
        .hasMessageContaining("tmies");
    assertThatThrownBy(() -> SHIPPED.map("nothing")).hasMessageContaining("huawei-onts");
  }
}
