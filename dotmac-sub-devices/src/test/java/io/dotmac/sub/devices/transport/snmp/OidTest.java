package io.dotmac.sub.devices.transport.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OidTest {
  @Test
  void numbersAreReadWithoutASign() {
    Oid oid = Oid.of(".1.3.4294967295.0");

    assertThat(oid).hasToString("1.3.4294967295.0");
    assertThat(oid.at(2)).isEqualTo(4_294_967_295L);
    assertThat(oid).isEqualTo(Oid.of("1.3.4294967295.0")).isNotEqualTo(Oid.of("1.3"));
  }

  @Test
  void namesHaveTheOrderInWhichDevicesAreWalked() {
    assertThat(Oid.of("1.3.6")).isLessThan(Oid.of("1.3.6.0")).isLessThan(Oid.of("1.3.7"));
    assertThat(Oid.of("1.3.2147483648")).isGreaterThan(Oid.of("1.3.2147483647"));
  }

  @Test
  void theIndexOfARowIsWhatFollowsItsColumn() {
    Oid column = Oid.of("1.3.6.1.2.1.2.2.1.2");

    assertThat(column.then(7, 8).below(column)).isEqualTo(Oid.of("7.8"));
    assertThat(column.then(Oid.of("7.8")).isIn(column)).isTrue();
    assertThat(Oid.of("1.3.6.1.2.1.2.2.1.20.7").isIn(column)).isFalse();
    assertThatThrownBy(() -> column.below(column)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNoNameIsRefused() {
    for (String text : new String[] {"", "1..3", "1.3.", "a", "1.-3", "1.4294967296", "1 3"}) {
      assertThatThrownBy(() -> Oid.of(text)).as(text).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
