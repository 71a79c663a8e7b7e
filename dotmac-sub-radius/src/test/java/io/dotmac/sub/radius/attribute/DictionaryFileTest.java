package io.dotmac.sub.radius.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.Tagged;
import io.dotmac.sub.radius.packet.ValueCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryFileTest {
  private static final Path FREERADIUS = Path.of("/usr/share/freeradius/dictionary");

  @TempDir
  Path folder;

  @Test
  void readsAttributesVendorsValuesAndIncludes() throws IOException {
    write("more", "ATTRIBUTE Acme-Port 3 short # of the switch");
    Dictionary read = read("""
        VENDOR Acme 32473
        BEGIN-VENDOR Acme
        ATTRIBUTE Acme-Class 1 integer
        ATTRIBUTE Acme-Tunnel 0x02 string has_tag
        $INCLUDE more
        ATTRIBUTE Acme-Key 4 string encrypt=2
        ATTRIBUTE Acme-Box 5 tlv
        BEGIN-TLV Acme-Box
        ATTRIBUTE Acme-Inside 1 integer
        VALUE Acme-Inside One 1
        END-TLV Acme-Box
        END-VENDOR Acme
        VALUE Acme-Class Gold 7
        VENDORATTR 32473 Acme-Old 9 ipaddr
        $INCLUDE- absent
        """);

    assertThat(read.attributes()).hasSize(6);
    assertThat(read.find("Acme-Port").map(key -> (Object) key.codec())).contains(ValueCodec.SHORT);
    assertThat(read.find(32473, 9).map(AttributeKey::name)).contains("Acme-Old");
    AttributeBlock block = read.block("Acme-Class", "Gold")
        .plus(read.block("Acme-Tunnel", "3:lns"))
        .plus(read.block("Acme-Port", "0x10"))
        .plus(read.block("Acme-Key", "quiet"));
    assertThat(read.describe(block))
        .isEqualTo(Map.of(
            "Acme-Class", "Gold",
            "Acme-Tunnel", "3:lns",
            "Acme-Port", "16",
            "Acme-Key", "(hidden)"));
  }

  @Test
  void readsExtendedAttributesAndThoseOfVendorsAmongThem() throws IOException {
    Dictionary read = read("""
        ATTRIBUTE Extended-Attribute-1 241 extended
        ATTRIBUTE Extended-Vendor-Specific-5 245.26 evs
        ATTRIBUTE Frag-Status 241.1 integer
        VENDOR Acme 32473
        BEGIN-VENDOR Acme parent=Extended-Vendor-Specific-5
        ATTRIBUTE Acme-Long 6 octets
        END-VENDOR Acme
        """);

    AttributeKey<?> status = AttributeKey.extended("Frag-Status", 241, 1, ValueCodec.INTEGER);
    assertThat(read.find("Frag-Status")).contains(status);
    assertThat(read.find("Acme-Long"))
        .contains(AttributeKey.extendedVendor("Acme-Long", 245, 32473, 6, ValueCodec.OCTETS));
    assertThat(read.describe(read.block("Frag-Status", "2"))).containsEntry("Frag-Status", "2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ATTRIBUTE Broken 1|dictionary:1: expected 3 or more words after ATTRIBUTE",
        "ATTRIBUTE Broken one string|dictionary:1: expected a number, found one",
        "ATTRIBUTE Broken 1 poem|dictionary:1: attributes of the type poem are not known",
        "ATTRIBUTE Broken 0 string|dictionary:1: attribute Broken has number 0",
        "BEGIN-VENDOR Nobody|dictionary:1: no VENDOR line has named Nobody",
        "VALUE Nothing One 1|dictionary:1: no ATTRIBUTE line has named Nothing",
        "VENDOR Huge 99999999|dictionary:1: a vendor's number is 1 to 16777215, found 99999999",
        "VENDOR USR 429 format=1,1"
            + "|dictionary:1: vendor 429 is written in the format 4,0 here, found 1,1",
        "$INCLUDE nowhere|dictionary:1: there is no file nowhere",
        "$INCLUDE dictionary|dictionary:1: files include each other too deeply",
        "Poem|dictionary:1: expected ATTRIBUTE, VALUE, VENDOR or $INCLUDE, found Poem",
      })
  void aWrongLineIsNamedByFileAndNumber(String line, String problem) throws IOException {
    write("dictionary", line);

    assertThatThrownBy(() -> Dictionary.read(folder.resolve("dictionary")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }

  @Test
  void readsEveryDictionaryOfFreeRadius() throws IOException {
    boolean present = Files.exists(FREERADIUS);
    if (!present && "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"))) {
      throw new AssertionError("FreeRADIUS' dictionaries are required but not installed");
    }
    Assumptions.assumeTrue(present, "FreeRADIUS' dictionaries are not installed");

    Dictionary read = Dictionary.read(FREERADIUS);

    assertThat(read.attributes()).hasSizeGreaterThan(6000);
    for (int vendor : new int[] {9, 2011, 4874, 6527, 14988}) {
      assertThat(count(read, vendor)).as("vendor " + vendor).isGreaterThan(25);
    }
  }

  @Test
  void knowsTheAttributesOfTheVendorsProvidersMeet() {
    assertThat(count(Dictionary.STANDARD, 14988)).isGreaterThan(25);
    assertThat(count(Dictionary.STANDARD, 9)).isGreaterThan(100);
    assertThat(count(Dictionary.STANDARD, 4874)).isGreaterThan(180);
    assertThat(count(Dictionary.STANDARD, 2011)).isGreaterThan(140);
    assertThat(count(Dictionary.STANDARD, 6527)).isGreaterThan(170);
    assertThat(count(Dictionary.STANDARD, 529)).isGreaterThan(200);
    assertThat(Dictionary.STANDARD.find("Framed-IP-Address"))
        .contains(Attributes.FRAMED_IP_ADDRESS);
    assertThat(Dictionary.STANDARD.block("Service-Type", "Framed-User"))
        .isEqualTo(AttributeBlock.of(Attributes.SERVICE_TYPE, 2L));
    assertThat(Dictionary.STANDARD.block("Tunnel-Type", "1:13"))
        .isEqualTo(AttributeBlock.of(Attributes.TUNNEL_TYPE, new Tagged<>(1, 13L)));
    assertThatThrownBy(() -> Dictionary.STANDARD.block("Framed-IP-Address", "example.org"))
        .hasMessage("Framed-IP-Address: expected an IP address, found example.org");
    assertThatThrownBy(() -> Dictionary.STANDARD.block("Framed-IPs", "1"))
        .hasMessage("no attribute is named Framed-IPs");
  }

  private static long count(Dictionary dictionary, int vendor) {
    return dictionary.attributes().stream()
        .filter(key -> key.vendor() == vendor)
        .count();
  }

  private Dictionary read(String text) throws IOException {
    write("dictionary", text);
    return Dictionary.read(folder.resolve("dictionary"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text + "\n");
  }
}
