package io.dotmac.sub.radius.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.AttributeCursor;
import io.dotmac.sub.radius.packet.AttributeKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "50000 | 10000 | Ascend-Data-Rate=10000000 Ascend-Xmit-Rate=50000000",
        "5000000 | 4294968 | Ascend-Data-Rate=4294967295 Ascend-Xmit-Rate=4294967295",
      })
  void ascendNamesTheUploadInDataRateAndTheDownloadInXmitRate(
      long downKbps, long upKbps, String expected) {
    assertThat(said(SpeedFormat.ASCEND, Bandwidth.ofKbps(downKbps, upKbps))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CISCO | Cisco-AVPair=ip:sub-qos-policy-in=up-10000k"
            + " Cisco-AVPair=ip:sub-qos-policy-out=down-50000k",
        "JUNIPER_ERX | ERX-Service-Activate=1:speed(50000k,10000k)",
        "HUAWEI | Huawei-Input-Average-Rate=10000000 Huawei-Input-Peak-Rate=10000000"
            + " Huawei-Output-Average-Rate=50000000 Huawei-Output-Peak-Rate=50000000",
        "NOKIA | Alc-Subscriber-QoS-Override=i:q:1:pir=10000"
            + " Alc-Subscriber-QoS-Override=e:r:rate=50000",
        "ZTE | ZTE-Rate-Ctrl-SCR-Up=10000 ZTE-Rate-Ctrl-SCR-Down=50000",
        "COMMON | WISPr-Bandwidth-Max-Up=10000000 WISPr-Bandwidth-Max-Down=50000000"
            + " Ascend-Data-Rate=10000000 Ascend-Xmit-Rate=50000000",
      })
  void eachVendorIsTold50MbitDownAnd10UpInItsOwnWords(SpeedFormat format, String expected) {
    assertThat(said(format, Bandwidth.ofMbps(50, 10))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MIKROTIK | Mikrotik-Rate-Limit=2500M/10000M",
        "CISCO | Cisco-AVPair=ip:sub-qos-policy-in=up-2500000k"
            + " Cisco-AVPair=ip:sub-qos-policy-out=down-10000000k",
        "JUNIPER_ERX | ERX-Service-Activate=1:speed(10000000k,2500000k)",
        "HUAWEI | Huawei-Input-Average-Rate=2500000000 Huawei-Input-Peak-Rate=2500000000"
            + " Huawei-Output-Average-Rate=4294967295 Huawei-Output-Peak-Rate=4294967295",
        "NOKIA | Alc-Subscriber-QoS-Override=i:q:1:pir=2500000"
            + " Alc-Subscriber-QoS-Override=e:r:rate=10000000",
        "ZTE | ZTE-Rate-Ctrl-SCR-Up=2500000 ZTE-Rate-Ctrl-SCR-Down=10000000",
      })
  void above4GbitNoNumberWrapsAround(SpeedFormat format, String expected) {
    assertThat(said(format, Bandwidth.ofKbps(10_000_000, 2_500_000))).isEqualTo(expected);
  }

  @Test
  void huaweiIsToldTheBurstAsThePeak() {
    Bandwidth speed =
        Bandwidth.ofMbps(20, 5).with(new Bandwidth.Burst(40_000, 10_000, 15_000, 3_750, 16));

    assertThat(said(SpeedFormat.HUAWEI, speed))
        .isEqualTo("Huawei-Input-Average-Rate=5000000 Huawei-Input-Peak-Rate=10000000"
            + " Huawei-Output-Average-Rate=20000000 Huawei-Output-Peak-Rate=40000000");
  }

  @ParameterizedTest
  @EnumSource(NasVendor.class)
  void everyVendorIsToldTheSpeed(NasVendor vendor) {
    assertThat(vendor.speedFormat()).isPresent();
  }

  private static String said(SpeedFormat format, Bandwidth speed) {
    StringBuilder text = new StringBuilder();
    AttributeCursor cursor = format.attributes(speed).attributes();
    while (cursor.next()) {
      AttributeKey<?> key =
          Dictionary.STANDARD.find(cursor.vendor(), cursor.type()).orElseThrow();
      text.append(text.isEmpty() ? "" : " ")
          .append(key)
          .append('=')
          .append(cursor.value(key).orElseThrow());
    }
    return text.toString();
  }
}
