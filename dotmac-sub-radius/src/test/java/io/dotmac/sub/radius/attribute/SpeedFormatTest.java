package io.dotmac.sub.radius.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.packet.AttributeBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedFormatTest {
  @ParameterizedTest
  @CsvSource({
    "50000, 10000, 10M/50M",
    "512, 128, 128k/512k",
    "1500, 1000, 1M/1500k",
    "1, 1, 1k/1k",
    "999, 1001, 1001k/999k",
    "1000000, 200000, 200M/1000M",
    "10000000, 10000000, 10000M/10000M",
  })
  void mikrotikRateLimitNamesTheSubscribersUploadFirstAndKeepsTheUnit(
      long downKbps, long upKbps, String limit) {
    Bandwidth speed = Bandwidth.ofKbps(downKbps, upKbps);

    AttributeBlock block = SpeedFormat.MIKROTIK.attributes(speed);

    assertThat(block.first(Mikrotik.RATE_LIMIT)).contains(limit);
    assertThat(block.count(Mikrotik.RATE_LIMIT)).isEqualTo(1);
  }

  @Test
  void mikrotikRateLimitCarriesTheBurst() {
    Bandwidth speed =
        Bandwidth.ofMbps(20, 5).with(new Bandwidth.Burst(40_000, 10_000, 15_000, 3_750, 16));

    assertThat(SpeedFormat.rateLimit(speed)).isEqualTo("5M/20M 10M/40M 3750k/15M 16/16");
  }

  @ParameterizedTest
  @CsvSource({
    "50000, 10000, 50000000, 10000000",
    "1, 2, 1000, 2000",
    "4294967, 4294968, 4294967000, 4294967295",
    "10000000, 1, 4294967295, 1000",
  })
  void wisprIsInBitsPerSecondAndStopsAtItsLargestNumber(
      long downKbps, long upKbps, long down, long up) {
    AttributeBlock block = SpeedFormat.WISPR.attributes(Bandwidth.ofKbps(downKbps, upKbps));

    assertThat(block.first(Wispr.BANDWIDTH_MAX_DOWN)).contains(down);
    assertThat(block.first(Wispr.BANDWIDTH_MAX_UP)).contains(up);
  }

  @Test
  void refusesASpeedOfNothingWhichDevicesReadAsUnlimited() {
    assertThatThrownBy(() -> Bandwidth.ofKbps(0, 1)).hasMessage("downKbps is at least 1, found 0");
    assertThatThrownBy(() -> Bandwidth.ofKbps(1, 0)).hasMessage("upKbps is at least 1, found 0");
    assertThatThrownBy(() -> Bandwidth.ofMbps(Long.MAX_VALUE, 1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void throttlingNeverSpeedsASlowPlanUp() {
    Bandwidth slow = Bandwidth.ofKbps(512, 4096);

    assertThat(slow.throttledTo(Bandwidth.ofKbps(1024, 1024)))
        .isEqualTo(Bandwidth.ofKbps(512, 1024));
  }

  @Test
  void aVendorWithoutAKnownAttributeSaysSo() {
    assertThat(NasVendor.MIKROTIK.speedFormat()).contains(SpeedFormat.MIKROTIK);
    assertThat(NasVendor.OTHER.speedFormat()).contains(SpeedFormat.WISPR);
    assertThat(NasVendor.JUNIPER.speedFormat()).isEmpty();
  }
}
