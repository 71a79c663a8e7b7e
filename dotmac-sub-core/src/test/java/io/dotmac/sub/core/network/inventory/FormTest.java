package io.dotmac.sub.core.network.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
  @ParameterizedTest
  @CsvSource({
    "MAC, aa:bb:cc:00:11:22, AA:BB:CC:00:11:22",
    "MAC, AABBCC001122, AA:BB:CC:00:11:22",
    "MAC, aabb.cc00.1122, AA:BB:CC:00:11:22",
    "MAC, aabb-cc00-1122, AA:BB:CC:00:11:22",
    "MAC, aa-bb-cc-00-11-22, AA:BB:CC:00:11:22",
    "MAC, aa:bb:cc:00:11,",
    "MAC, aa:bb-cc:00:11:22,",
    "MAC, gg:bb:cc:00:11:22,",
    "ONT_SERIAL, HWTC1a2b3c4d, HWTC1A2B3C4D",
    "ONT_SERIAL, HWTC-1A2B3C4D, HWTC1A2B3C4D",
    "ONT_SERIAL, 485754431A2B3C4D, HWTC1A2B3C4D",
    "ONT_SERIAL, 000102031A2B3C4D, 000102031A2B3C4D",
    "ONT_SERIAL, HWTC1A2B3C4,",
    "ONT_SERIAL, HWTC1A2B3C4G,",
    "IP_ADDRESS, 192.0.2.7, 192.0.2.7",
    "IP_ADDRESS, 192.0.2.256,",
    "IP_ADDRESS, 192.0.2.0/24,",
    "SPLIT_RATIO, 1:8, 1:8",
    "SPLIT_RATIO, 2:128, 2:128",
    "SPLIT_RATIO, 1:7,",
    "SPLIT_RATIO, 3:8,",
    "COUNTRY, ng, NG",
    "COUNTRY, nga,"
  })
  void aTextIsStoredInOneFormOrRefused(Form form, String text, String stored) {
    assertThat(form.read(text).orElse(null)).isEqualTo(stored);
  }
}
