package io.dotmac.sub.radius.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.Hex;
import io.dotmac.sub.radius.attribute.Attributes;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tagged, hidden, extended and other uncommon forms of attributes. */
class AttributeFormsTest {
  private static final SharedSecret SECRET = SharedSecret.of("xyzzy5461");
  private static final byte[] AUTHENTICATOR = Hex.octets("000102030405060708090a0b0c0d0e0f");

  private final PacketSigner signer = new PacketSigner();

  @Test
  void aTagIsReadWhereThereIsOne() {
    assertThat(decode(ValueCodec.TAGGED_TEXT, "01 6c6e73")).isEqualTo(new Tagged<>(1, "lns"));
    assertThat(decode(ValueCodec.TAGGED_TEXT, "1f 6c")).isEqualTo(new Tagged<>(31, "l"));
    assertThat(decode(ValueCodec.TAGGED_TEXT, "20 6c")).isEqualTo(Tagged.untagged(" l"));
    assertThat(decode(ValueCodec.TAGGED_TEXT, "00 6c")).isEqualTo(Tagged.untagged("l"));
    assertThat(decode(ValueCodec.TAGGED_INTEGER, "0300000d")).isEqualTo(new Tagged<>(3, 13L));
    assertThat(decode(ValueCodec.TAGGED_INTEGER, "20000001"))
        .as("too large for a tag: raw")
        .isEqualTo(Tagged.untagged(0x20000001L));
    assertThat(ValueCodec.TAGGED_TEXT.decode(new byte[0], 0, 0)).isEmpty();
  }

  @Test
  void aTagIsWritten() {
    assertThat(ValueCodec.TAGGED_TEXT.encode(new Tagged<>(2, "lns")))
        .isEqualTo(Hex.octets("02 6c6e73"));
    assertThat(ValueCodec.TAGGED_TEXT.encode(Tagged.untagged("lns")))
        .isEqualTo(Hex.octets("6c6e73"));
    assertThat(ValueCodec.TAGGED_INTEGER.encode(new Tagged<>(1, 0xff_ffffL)))
        .isEqualTo(Hex.octets("01ffffff"));
    assertThatThrownBy(() -> new Tagged<>(32, 1L)).hasMessage("a tag is 0 to 31, found 32");
    assertThatThrownBy(() -> ValueCodec.TAGGED_INTEGER.encode(Tagged.untagged(1L << 24)))
        .hasMessage("expected 0 to 16777215, found 16777216");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 14, 15, 16, 31, 32, 200, 239})
  void aSaltedValueComesBackAsItWas(int length) {
    byte[] clear = new byte[length];
    Arrays.fill(clear, (byte) 0xa5);

    byte[] hidden = signer.hideSalted(clear, 0x8001, AUTHENTICATOR, SECRET);

    assertThat(hidden).hasSize(2 + (length / 16 + 1) * 16).startsWith(0x80, 0x01);
    assertThat(signer.revealSalted(hidden, AUTHENTICATOR, SECRET)).contains(clear);
    assertThat(signer.revealSalted(hidden, AUTHENTICATOR, SharedSecret.of("other")))
        .isNotEqualTo(java.util.Optional.of(clear));
    assertThat(signer.revealSalted(Arrays.copyOf(hidden, hidden.length - 1), AUTHENTICATOR, SECRET))
        .isEmpty();
  }

  @Test
  void everySaltOfAPacketIsDifferentAndHasItsTopBitSet() {
    PacketView request = request();
    PacketWriter writer = new PacketWriter().begin(PacketCode.ACCESS_ACCEPT, 1);
    for (int i = 0; i < 3; i++) {
      HiddenValue value = HiddenValue.tagged(Attributes.TUNNEL_PASSWORD, i, new byte[] {7});
      writer.addHidden(value, request, SECRET, signer);
    }
    PacketView reply = PacketView.copyOf(writer.reply(request, SECRET, signer));

    assertThat(reply.all(Attributes.TUNNEL_PASSWORD)).hasSize(3).allSatisfy(value -> {
      assertThat(value[1]).isNegative();
      assertThat(signer.revealSalted(
              Arrays.copyOfRange(value, 1, value.length), request.authenticator(), SECRET))
          .contains(new byte[] {7});
    });
    assertThat(reply.all(Attributes.TUNNEL_PASSWORD).stream()
            .map(value -> value[1] << 8 | value[2])
            .distinct())
        .hasSize(3);
    assertThatThrownBy(() -> HiddenValue.of(Attributes.TUNNEL_PASSWORD, new byte[240]))
        .hasMessage("Tunnel-Password hides at most 239 octets, found 240");
  }

  @Test
  void extendedAttributesAreWrittenAndMetByTheirTwoNumbers() {
    AttributeKey<Long> status = AttributeKey.extended("Frag-Status", 241, 1, ValueCodec.INTEGER);
    AttributeKey<String> ofVendor =
        AttributeKey.extendedVendor("Acme", 241, 32473, 7, ValueCodec.TEXT);

    AttributeBlock block =
        AttributeBlock.builder().add(status, 2L).add(ofVendor, "x").build();

    assertThat(octets(block)).isEqualTo(Hex.octets("f107 01 00000002 f109 1a 00007ed9 07 78"));
    assertThat(block.first(status)).contains(2L);
    assertThat(block.first(ofVendor)).contains("x");
    assertThatThrownBy(() -> AttributeKey.extended("x", 240, 1, ValueCodec.TEXT))
        .hasMessage("expected 241.1 to 246.255, found 240.1");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 250, 251, 252, 503, 1000, 2000})
  void longExtendedAttributesAreSplitAndPutTogether(int length) {
    AttributeKey<byte[]> key = AttributeKey.extended("Long", 245, 4, ValueCodec.OCTETS);
    AttributeKey<byte[]> ofVendor =
        AttributeKey.extendedVendor("Acme", 246, 32473, 7, ValueCodec.OCTETS);
    byte[] value = new byte[length];
    Arrays.fill(value, (byte) 3);

    AttributeBlock one =
        AttributeBlock.builder().add(key, value).add(key, value).build();
    AttributeBlock two = AttributeBlock.of(ofVendor, value);

    assertThat(one.whole(key)).containsExactly(value, value);
    assertThat(two.whole(ofVendor)).containsExactly(value);
    assertThat(two.count(ofVendor))
        .isEqualTo((length + 5) / 251 + ((length + 5) % 251 > 0 ? 1 : 0));
  }

  @Test
  void aBrokenExtendedAttributeIsMetWhole() {
    PacketView packet = packet("f102 f503 01 f50a 1a80 00000000 07 01");
    AttributeCursor cursor = packet.attributes();

    assertThat(cursor.next()).isTrue();
    assertThat(cursor.type()).isEqualTo(241);
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.type()).isEqualTo(245);
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.vendor()).isZero();
    assertThat(cursor.type()).isEqualTo(245 << 8 | 26);
    assertThat(cursor.more()).isTrue();
  }

  @Test
  void wimaxAttributesHaveAnOctetOfFlags() {
    AttributeKey<byte[]> wimax = new AttributeKey<>("WiMAX", 24757, 1, ValueCodec.OCTETS);

    AttributeBlock block = AttributeBlock.of(wimax, new byte[] {9});

    assertThat(octets(block)).isEqualTo(Hex.octets("1a0a 000060b5 01 04 00 09"));
    assertThat(packet("1a0a 000060b5 01 04 80 09 1a0a 000060b5 01 04 00 08").whole(wimax))
        .containsExactly(new byte[] {9, 8});
  }

  @Test
  void valuesAreReadFromWhatPeopleWrite() throws Exception {
    assertThat(ValueCodec.INTEGER.parse("0xff")).isEqualTo(255L);
    assertThat(ValueCodec.SIGNED.encode(ValueCodec.SIGNED.parse("-2")))
        .isEqualTo(Hex.octets("fffffffe"));
    assertThat(decode(ValueCodec.SIGNED, "fffffffe")).isEqualTo(-2L);
    assertThat(ValueCodec.IP.parse("2001:db8::1")).isEqualTo(InetAddress.getByName("2001:db8::1"));
    assertThat(ValueCodec.IPV4_PREFIX.encode(ValueCodec.IPV4_PREFIX.parse("10.1.2.3/16")))
        .isEqualTo(Hex.octets("0010 0a010000"));
    assertThat(decode(ValueCodec.IPV4_PREFIX, "0010 0a010203"))
        .isEqualTo(IpPrefix.parse("10.1.0.0/16"));
    assertThat(ValueCodec.ETHERNET.parse("00:11:22:33:44:55"))
        .isEqualTo(Hex.octets("001122334455"));
    assertThat(ValueCodec.DATE.parse("2026-01-01T00:00:00Z"))
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(ValueCodec.OCTETS.parse("0x0102")).isEqualTo(Hex.octets("0102"));
    assertThat(ValueCodec.INTERFACE_ID.decode(new byte[7], 0, 7)).isEmpty();
    assertThatThrownBy(() -> ValueCodec.BYTE.parse("256"))
        .hasMessage("expected 0 to 255, found 256");
    assertThatThrownBy(() -> ValueCodec.INTEGER.parse("many"))
        .hasMessage("expected a number, found many");
    assertThatThrownBy(() -> ValueCodec.IPV4.parse("::1"))
        .hasMessage("expected an IPv4 address, found ::1");
    assertThatThrownBy(() -> ValueCodec.DATE.parse("soon"))
        .hasMessage("expected a moment such as 2026-01-31T12:00:00Z, found soon");
  }

  private static <T> T decode(ValueCodec<T> codec, String hex) {
    byte[] octets = Hex.octets(hex);
    return codec.decode(octets, 0, octets.length).orElseThrow();
  }

  private static byte[] octets(AttributeBlock block) {
    byte[] octets = new byte[block.length()];
    block.copyTo(octets, 0);
    return octets;
  }

  private static PacketView packet(String attributes) {
    byte[] octets = Hex.octets("01010000" + "00".repeat(16) + attributes);
    octets[3] = (byte) octets.length;
    return PacketView.copyOf(octets);
  }

  private PacketView request() {
    return PacketView.copyOf(new PacketWriter()
        .begin(PacketCode.ACCESS_REQUEST, 1)
        .request(AUTHENTICATOR, SECRET, signer));
  }
}
