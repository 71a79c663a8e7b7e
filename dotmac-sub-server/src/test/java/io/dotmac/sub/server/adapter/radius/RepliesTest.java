package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.packet.AttributeBlock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RepliesTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "4294967295, 4294967295, 0",
    "4294967296, 0, 1",
    "5000000000, 705032704, 1",
    "1000000000000, 3567587328, 232",
  })
  void whatIsLeftIsToldInTwoNumbersOf32Bits(long octets, long low, long high) {
    AttributeBlock reply = Replies.upTo(octets, NasVendor.MIKROTIK);

    assertThat(reply.first(Mikrotik.TOTAL_LIMIT)).contains(low);
    assertThat(reply.first(Mikrotik.TOTAL_LIMIT_GIGAWORDS)).contains(high);
  }

  @ParameterizedTest
  @EnumSource(value = NasVendor.class, mode = EnumSource.Mode.EXCLUDE, names = "MIKROTIK")
  void makersWithoutSuchAnAttributeAreToldNothing(NasVendor vendor) {
    assertThat(Replies.upTo(1_000, vendor).isEmpty()).isTrue();
  }
}
