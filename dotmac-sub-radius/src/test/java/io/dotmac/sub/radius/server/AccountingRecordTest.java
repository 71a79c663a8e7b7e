package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.TerminateCause;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountingRecordTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void readsWhatANasReports() {
    Inet4Address address = (Inet4Address) IpPrefix.parse("198.51.100.7").network();
    AccountingRecord stop = accounting(AttributeBlock.builder()
            .add(Attributes.ACCT_STATUS_TYPE, 2L)
            .add(Attributes.ACCT_SESSION_ID, "8000001a")
            .add(Attributes.USER_NAME, "ada")
            .add(Attributes.FRAMED_IP_ADDRESS, address)
            .add(Attributes.DELEGATED_IPV6_PREFIX, IpPrefix.parse("2001:db8:1:100::/56"))
            .add(Attributes.CALLING_STATION_ID, "AA:BB:CC:00:11:22")
            .add(Attributes.ACCT_INPUT_OCTETS, 4_294_967_295L)
            .add(Attributes.ACCT_INPUT_GIGAWORDS, 2L)
            .add(Attributes.ACCT_OUTPUT_OCTETS, 5L)
            .add(Attributes.ACCT_INPUT_PACKETS, 10L)
            .add(Attributes.ACCT_OUTPUT_PACKETS, 20L)
            .add(Attributes.ACCT_SESSION_TIME, 3600L)
            .add(Attributes.ACCT_TERMINATE_CAUSE, 1L)
            .add(Attributes.CLASS, new byte[] {1})
            .add(Attributes.CLASS, new byte[] {2})
            .build())
        .orElseThrow();

    assertThat(stop.status()).isEqualTo(AcctStatusType.STOP);
    assertThat(stop.sessionId()).isEqualTo("8000001a");
    assertThat(stop.userName()).contains("ada");
    assertThat(stop.framedIp()).contains(address);
    assertThat(stop.delegatedIpv6Prefix()).contains(IpPrefix.parse("2001:db8:1:100::/56"));
    assertThat(stop.callingStation()).contains("AA:BB:CC:00:11:22");
    assertThat(stop.octetsIn()).isEqualTo(3L * (1L << 32) - 1);
    assertThat(stop.octetsOut()).isEqualTo(5);
    assertThat(stop.countsGigawords()).isTrue();
    assertThat(stop.packetsIn()).isEqualTo(10);
    assertThat(stop.packetsOut()).isEqualTo(20);
    assertThat(stop.sessionSeconds()).isEqualTo(3600);
    assertThat(stop.terminateCause()).contains(TerminateCause.USER_REQUEST);
    assertThat(stop.classes()).containsExactly(new byte[] {1}, new byte[] {2});
    assertThat(stop.nasAddress()).isEmpty();
    assertThat(stop.multiSessionId()).isEmpty();
  }

  @ParameterizedTest(name = "timestamp {0} s from now, delay {1}: happened {2} s from now")
  @CsvSource({
    ", , 0",
    ", 30, -30",
    ", 604800, -604800",
    ", 604801, 0",
    "-60, 5, -60",
    "86400, , 86400",
    "-86400, , -86400",
    "-86401, 7, -7",
    "86401, , 0",
  })
  void believesTheTimestampWithinADayAndElseTheDelay(Long timestamp, Long delay, long happened) {
    AttributeBlock.Builder block = AttributeBlock.builder()
        .add(Attributes.ACCT_STATUS_TYPE, 1L)
        .add(Attributes.ACCT_SESSION_ID, "1");
    if (timestamp != null) {
      block.add(Attributes.EVENT_TIMESTAMP, NOON.plusSeconds(timestamp));
    }
    if (delay != null) {
      block.add(Attributes.ACCT_DELAY_TIME, delay);
    }

    AccountingRecord start = accounting(block.build()).orElseThrow();

    assertThat(Duration.between(NOON, start.happenedAt()).toSeconds()).isEqualTo(happened);
    assertThat(start.receivedAt()).isEqualTo(NOON);
  }

  @Test
  void aRecordAboutANasNeedsNoSession() {
    Optional<AccountingRecord> on = accounting(AttributeBlock.of(Attributes.ACCT_STATUS_TYPE, 7L));

    assertThat(on.map(AccountingRecord::sessionId)).contains("");
    assertThat(accounting(AttributeBlock.of(Attributes.ACCT_STATUS_TYPE, 3L))).isEmpty();
    assertThat(accounting(AttributeBlock.of(Attributes.ACCT_STATUS_TYPE, 99L))).isEmpty();
    assertThat(accounting(AttributeBlock.EMPTY)).isEmpty();
  }

  private static Optional<AccountingRecord> accounting(AttributeBlock attributes) {
    byte[] packet = new PacketWriter()
        .begin(PacketCode.ACCOUNTING_REQUEST, 1)
        .add(attributes)
        .signedRequest(RawNas.SECRET, PacketSigner.ofThread());
    return AccountingRecord.of(
        ServerFixture.nas(),
        new InetSocketAddress(RawNas.LOOPBACK, 1),
        PacketView.copyOf(packet),
        NOON);
  }
}
