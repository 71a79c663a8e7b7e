package io.dotmac.sub.radius.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.Hex;
import io.dotmac.sub.radius.attribute.AdslForum;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Mikrotik;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketViewTest {
  private static final String AUTHENTICATOR = "00".repeat(16);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "TOO_SHORT, 01 00 00 13, 15",
        "LENGTH_TOO_SMALL, 01 00 00 13, 16",
        "TRUNCATED, 01 00 00 15, 16",
        "LENGTH_TOO_LARGE, 01 00 10 01, 16",
        "BAD_ATTRIBUTE, 01 00 00 15, 17",
      })
  void findsWhatIsWrongWithTheHeader(PacketFlaw flaw, String start, int more) {
    byte[] octets = Arrays.copyOf(Hex.octets(start), 4 + more);

    assertThat(PacketView.flawOf(octets, 0, octets.length)).contains(flaw);
    assertThatThrownBy(() -> PacketView.copyOf(octets))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"01 00", "01 01", "01 04 41", "01 02 02", "ff ff"})
  void refusesAttributesOfLengthZeroOrOneOrBeyondTheEnd(String attributes) {
    byte[] octets = packet(attributes);

    assertThat(PacketView.flawOf(octets, 0, octets.length)).contains(PacketFlaw.BAD_ATTRIBUTE);
  }

  @Test
  void takesTheLargestPacketAndTheSmallest() {
    byte[] largest = new byte[4096];
    largest[2] = 0x10;
    for (int at = 20; at < 4096; ) {
      int length = Math.min(255, 4096 - at == 256 ? 254 : 4096 - at);
      largest[at + 1] = (byte) length;
      at += length;
    }

    assertThat(PacketView.flawOf(largest, 0, 4096)).isEmpty();
    assertThat(PacketView.flawOf(packet(""), 0, 20)).isEmpty();
  }

  @Test
  void ignoresOctetsBeyondTheLengthField() {
    byte[] padded = Arrays.copyOf(packet("01 03 61"), 40);
    padded[39] = 99;

    PacketView view = PacketView.copyOf(padded);

    assertThat(view.length()).isEqualTo(23);
    assertThat(view.first(Attributes.USER_NAME)).contains("a");
  }

  @Test
  void isItsOwnSuccessorOnlyOverTheSameOctetsWithAPacketOfTheSameKind() {
    byte[] octets = Arrays.copyOf(packet("01 03 61"), 64);
    PacketView first = PacketView.over(octets, 23);

    System.arraycopy(packet("01 03 62"), 0, octets, 0, 23);
    PacketView alike = first.againOver(octets, 23);
    assertThat(alike).isSameAs(first);
    assertThat(alike.first(Attributes.USER_NAME)).contains("b");

    System.arraycopy(packet("02 03 62"), 0, octets, 0, 23);
    assertThat(alike.againOver(octets, 23).has(Attributes.USER_NAME)).isFalse();
    System.arraycopy(packet("01 04 62 62"), 0, octets, 0, 24);
    assertThat(alike.againOver(octets, 24).first(Attributes.USER_NAME)).contains("bb");
    assertThat(first.againOver(octets.clone(), 24)).isNotSameAs(first);
    assertThatThrownBy(() -> first.againOver(packet("01 01"), 22))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void opensVendorAttributesAndSeveralInOne() {
    // Vendor 14988: attribute 8 "1M/2M" and attribute 19 "x" in one Vendor-Specific.
    PacketView view = view("1a 10 00003a8c 08 07 314d2f324d 13 03 78");

    assertThat(view.first(Mikrotik.RATE_LIMIT)).contains("1M/2M");
    assertThat(view.first(Mikrotik.ADDRESS_LIST)).contains("x");
    assertThat(view.has(Attributes.VENDOR_SPECIFIC)).isFalse();
  }

  @Test
  void readsTheLineOfRfc4679() {
    PacketView view = view("1a 14 00000de9 01 08 61746d203121 82 06 00000400");

    assertThat(view.first(AdslForum.AGENT_CIRCUIT_ID)).contains("atm 1!".getBytes());
    assertThat(view.first(AdslForum.ACTUAL_DATA_RATE_DOWNSTREAM)).contains(1024L);
  }

  @ParameterizedTest
  @CsvSource({
    "1a 02",
    "1a 05 000001",
    "1a 06 00003a8c",
    "1a 07 00003a8c 08",
    "1a 08 00003a8c 08 00",
    "1a 08 00003a8c 08 01",
    "1a 09 00003a8c 08 09 31",
    "1a 0a 00003a8c 08 02 08 00",
    "1a 08 00000000 08 02",
    "1a 09 00001fe4 00 01 00",
    "1a 0a 00001fe4 00 01 00 00",
  })
  void keepsAMalformedVendorAttributeWholeAndGoesOn(String vendorSpecific) {
    PacketView view = view(vendorSpecific + "01 03 61");

    assertThat(view.count(Attributes.VENDOR_SPECIFIC)).isEqualTo(1);
    assertThat(view.first(Attributes.USER_NAME)).contains("a");
  }

  @Test
  void readsTheOddFormatsOfUsrAndStarent() {
    AttributeKey<Long> usr = new AttributeKey<>("USR", 429, 0x9019, ValueCodec.INTEGER);
    AttributeKey<String> starent = new AttributeKey<>("SN", 8164, 0x0102, ValueCodec.TEXT);
    PacketView view = view("1a 0e 000001ad 00009019 00000007" + "1a 0c 00001fe4 0102 0006 6162");

    assertThat(view.first(usr)).contains(7L);
    assertThat(view.first(starent)).contains("ab");
    AttributeBlock block =
        AttributeBlock.builder().add(usr, 7L).add(starent, "ab").build();
    assertThat(block.first(usr)).contains(7L);
    assertThat(block.first(starent)).contains("ab");
  }

  @Test
  void joinsWhatTravelsInParts() {
    byte[] eap = new byte[600];
    new java.util.Random(1).nextBytes(eap);

    AttributeBlock block =
        AttributeBlock.builder().addSplit(Attributes.EAP_MESSAGE, eap).build();

    assertThat(block.count(Attributes.EAP_MESSAGE)).isEqualTo(3);
    assertThat(block.joined(Attributes.EAP_MESSAGE)).isEqualTo(eap);
  }

  @Test
  void keepsTheOrderAndEveryValueOfAnAttribute() {
    PacketView view = view("21 03 61 01 02 21 03 62");

    List<byte[]> states = view.all(Attributes.PROXY_STATE);
    List<Integer> types = new ArrayList<>();
    AttributeCursor cursor = view.attributes();
    while (cursor.next()) {
      types.add(cursor.type());
    }

    assertThat(states).containsExactly(new byte[] {'a'}, new byte[] {'b'});
    assertThat(types).containsExactly(33, 1, 33);
  }

  @Test
  void treatsAValueOfTheWrongFormAsAbsent() {
    PacketView view = view("05 05 000001 04 03 7f 01 02 61 06 0081 2001");

    assertThat(view.first(Attributes.NAS_PORT)).isEmpty();
    assertThat(view.first(Attributes.NAS_IP_ADDRESS)).isEmpty();
    assertThat(view.first(Attributes.USER_NAME)).isEmpty();
    assertThat(view.first(Attributes.FRAMED_IPV6_PREFIX)).isEmpty();
    assertThat(view.has(Attributes.NAS_PORT)).isTrue();
  }

  @Test
  void clearsTheHostBitsOfAnIpv6PrefixAndWritesNoMoreThanItNeeds() {
    PacketView view = view("7b 0c 0038 20010db8 00ff ff01");
    IpPrefix prefix = IpPrefix.parse("2001:db8:ff:ff00::/56");

    assertThat(view.first(Attributes.DELEGATED_IPV6_PREFIX)).contains(prefix);
    assertThat(AttributeBlock.of(Attributes.DELEGATED_IPV6_PREFIX, prefix).length())
        .isEqualTo(11);
  }

  @Test
  void neverShowsThePasswordInText() {
    assertThat(view("02 12" + "41".repeat(16)).toString())
        .isEqualTo("ACCESS_REQUEST id 0, 38 octets");
    assertThat(SharedSecret.of("topsecret").toString()).isEqualTo("SharedSecret(9 octets)");
  }

  @Test
  void refusesBlocksThatNoPacketCanHold() {
    AttributeBlock.Builder tooLong = AttributeBlock.builder();
    for (int i = 0; i < 17; i++) {
      tooLong.add(Attributes.CLASS, new byte[253]);
    }

    assertThatThrownBy(tooLong::build).hasMessageContaining("at most 4076 octets");
    assertThatThrownBy(() -> AttributeBlock.of(Attributes.CLASS, new byte[254]))
        .hasMessage("Class holds at most 253 octets, found 254");
    assertThatThrownBy(() -> AttributeBlock.of(Mikrotik.RATE_LIMIT, "x".repeat(248)))
        .hasMessage("Mikrotik-Rate-Limit holds at most 247 octets, found 248");
    assertThatThrownBy(() -> AttributeBlock.of(Attributes.MESSAGE_AUTHENTICATOR, new byte[16]))
        .hasMessageContaining("added when a packet is signed");
    assertThatThrownBy(() -> AttributeBlock.of(Attributes.SESSION_TIMEOUT, 1L << 32))
        .hasMessage("expected 0 to 4294967295, found 4294967296");
  }

  @Test
  void saysWhenAPacketDoesNotFit() {
    PacketWriter writer = new PacketWriter();
    AttributeBlock half = block(2100);

    assertThat(writer.begin(PacketCode.ACCESS_ACCEPT, 1).add(half).fits()).isTrue();
    assertThat(writer.add(half).fits()).isFalse();
    assertThat(writer.begin(PacketCode.ACCESS_ACCEPT, 1).fits()).isTrue();
  }

  private static AttributeBlock block(int octets) {
    AttributeBlock.Builder builder = AttributeBlock.builder();
    for (int left = octets; left > 2; left -= 255) {
      builder.add(Attributes.CLASS, new byte[Math.min(left, 255) - 2]);
    }
    return builder.build();
  }

  @Test
  void findsPacketCodesByNumber() {
    assertThat(PacketCode.of(43)).contains(PacketCode.COA_REQUEST);
    assertThat(PacketCode.of(6)).isEqualTo(Optional.empty());
    assertThat(PacketCode.of(-1)).isEmpty();
    assertThat(PacketCode.of(256)).isEmpty();
  }

  private static PacketView view(String attributes) {
    return PacketView.copyOf(packet(attributes));
  }

  private static byte[] packet(String attributes) {
    byte[] octets = Hex.octets("01 00 00 00" + AUTHENTICATOR + attributes);
    octets[2] = (byte) (octets.length >>> 8);
    octets[3] = (byte) octets.length;
    return octets;
  }
}
