package io.dotmac.sub.radius.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.ValueCodec;
import java.net.Inet4Address;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DictionaryTest {
  @Test
  void describesAttributesForPeopleAndHidesPasswords() {
    AttributeBlock block = AttributeBlock.builder()
        .add(Attributes.USER_NAME, "ada\nroot")
        .add(Attributes.USER_PASSWORD, new byte[16])
        .add(Attributes.FRAMED_IP_ADDRESS, (Inet4Address)
            IpPrefix.parse("192.0.2.7").network())
        .add(Mikrotik.RATE_LIMIT, "1M/2M")
        .add(Attributes.CLASS, new byte[] {1, (byte) 0xff})
        .add(Attributes.PROXY_STATE, new byte[] {1})
        .add(Attributes.PROXY_STATE, new byte[] {2})
        .add(AttributeKey.standard("none", 200, ValueCodec.OCTETS), new byte[] {3})
        .add(new AttributeKey<>("none", 99, 1, ValueCodec.OCTETS), new byte[] {4})
        .build();

    Map<String, String> described = Dictionary.STANDARD.describe(block);

    assertThat(described)
        .containsExactly(
            Map.entry("User-Name", "ada?root"),
            Map.entry("User-Password", "(hidden)"),
            Map.entry("Framed-IP-Address", "192.0.2.7"),
            Map.entry("Mikrotik-Rate-Limit", "1M/2M"),
            Map.entry("Class", "0x01ff"),
            Map.entry("Proxy-State", "0x01, 0x02"),
            Map.entry("Attr-200", "0x03"),
            Map.entry("Attr-26.99.1", "0x04"));
  }

  @Test
  void findsAttributesByNameAndNumber() {
    assertThat(Dictionary.STANDARD.find("Acct-Interim-Interval"))
        .contains(Attributes.ACCT_INTERIM_INTERVAL);
    assertThat(Dictionary.STANDARD.find(14988, 8)).contains(Mikrotik.RATE_LIMIT);
    assertThat(Dictionary.STANDARD.find(0, 200)).isEmpty();
  }

  @Test
  void givesNoNumberAndNoNameTwice() {
    List<Class<?>> owners = List.of(Attributes.class, Mikrotik.class, Wispr.class, AdslForum.class);
    List<AttributeKey<?>> keys = owners.stream()
        .flatMap(owner -> Arrays.stream(owner.getFields()))
        .filter(field -> field.getType() == AttributeKey.class)
        .<AttributeKey<?>>map(DictionaryTest::read)
        .toList();

    assertThat(keys).hasSizeGreaterThan(120);
    assertThat(keys.stream().map(AttributeKey::name)).doesNotHaveDuplicates();
    assertThat(keys.stream().map(key -> key.vendor() + "." + key.type())).doesNotHaveDuplicates();
  }

  @Test
  void namesErrorCausesInWords() {
    assertThat(ErrorCause.of(503)).contains(ErrorCause.SESSION_CONTEXT_NOT_FOUND);
    assertThat(ErrorCause.SESSION_CONTEXT_NOT_FOUND.text()).isEqualTo("Session context not found");
    assertThat(TerminateCause.of(1)).contains(TerminateCause.USER_REQUEST);
    assertThat(ServiceType.of(99)).isEmpty();
  }

  private static AttributeKey<?> read(java.lang.reflect.Field field) {
    try {
      return (AttributeKey<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
