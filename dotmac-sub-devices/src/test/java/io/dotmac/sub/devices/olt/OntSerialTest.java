package io.dotmac.sub.devices.olt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OntSerialTest {
  private static final OntSerial SERIAL = new OntSerial("HWTC", 0x1234ABCD);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HWTC1234ABCD",
        "hwtc1234abcd",
        "HWTC-1234ABCD",
        "HWTC:1234ABCD",
        "485754431234ABCD",
        " 485754431234abcd "
      })
  void everyWayToWriteASerialIsTheSameSerial(String text) {
    assertThat(OntSerial.parse(text)).contains(SERIAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HWTC1234ABC",
        "HWTC1234ABCDE",
        "HWTC1234ABCG",
        "HWT-1234ABCD",
        "HWTC--1234ABCD",
        "485754431234ABC",
        "485754431234ABCD0",
        "000000001234ABCD"
      })
  void anythingElseIsNoSerial(String text) {
    assertThat(OntSerial.parse(text)).isEmpty();
  }

  @Test
  void itIsWrittenOneWay() {
    assertThat(SERIAL).hasToString("HWTC1234ABCD");
    assertThat(SERIAL.hex()).isEqualTo("485754431234ABCD");
    assertThat(OntSerial.parse(SERIAL.hex())).contains(SERIAL);
  }

  @Test
  void numbersAboveTheSignedRangeKeepTheirDigits() {
    OntSerial highest = new OntSerial("ZTEG", 0xFFFFFFFF);

    assertThat(highest).hasToString("ZTEGFFFFFFFF");
    assertThat(OntSerial.parse("ZTEGFFFFFFFF")).contains(highest);
  }

  @Test
  void aVendorIdWithADigitIsRead() {
    assertThat(OntSerial.parse("4D4F4E41FFFF0001")).contains(new OntSerial("MONA", 0xFFFF0001));
    assertThat(OntSerial.parse("F60112345678")).contains(new OntSerial("F601", 0x12345678));
  }

  @Test
  void aVendorIdIsFourCharacters() {
    assertThatThrownBy(() -> new OntSerial("HWT", 1)).hasMessageContaining("four");
    assertThatThrownBy(() -> OntSerial.ofBytes(new byte[7])).hasMessageContaining("8 bytes");
  }
}
