package io.dotmac.sub.devices.transport.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.smi.OctetString;

class UsmKeysTest {
  private static final byte[] ENGINE = HexFormat.of().parseHex("000000000000000000000002");

  /** RFC 3414 A.3.2. */
  @Test
  void theKeyOfTheStandardsExampleIsMade() {
    assertThat(new UsmKeys(SnmpLogin.Digest.SHA_1, "maplesyrup").of(ENGINE))
        .isEqualTo(HexFormat.of().parseHex("6695febc9288e36282235fc7151f128497b38f3f"));
  }

  @Test
  void longerDigestsGiveTheKeysThatOthersMake() {
    assertThat(new UsmKeys(SnmpLogin.Digest.SHA_256, "maplesyrup").of(ENGINE))
        .isEqualTo(new AuthHMAC192SHA256().passwordToKey(new OctetString("maplesyrup"), ENGINE));
    assertThat(new UsmKeys(SnmpLogin.Digest.SHA_512, "maplesyrup").of(ENGINE))
        .isEqualTo(new AuthHMAC384SHA512().passwordToKey(new OctetString("maplesyrup"), ENGINE));
  }

  @Test
  void weakLoginsAreRefusedAndSecretsAreNotPrinted() {
    assertThatThrownBy(() -> SnmpLogin.v3("monitor", "short", "long-enough"))
        .hasMessageContaining("8 characters");
    assertThatThrownBy(() -> new SnmpLogin.User(
            "monitor", SnmpLogin.Digest.NONE, "", SnmpLogin.Cipher.AES_128, "long-enough"))
        .hasMessageContaining("authenticate");
    assertThat(SnmpLogin.v3("monitor", "s3cr3t-one", "s3cr3t-two").toString())
        .isEqualTo("SNMPv3[monitor]");
    assertThat(SnmpLogin.v2c("s3cr3t-word").toString()).isEqualTo("SNMPv2c");
  }
}
