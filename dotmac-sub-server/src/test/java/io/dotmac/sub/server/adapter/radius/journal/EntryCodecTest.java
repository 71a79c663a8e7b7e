package io.dotmac.sub.server.adapter.radius.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.access.session.AccountingEntry.NasRestart;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionReport.Line;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.adapter.radius.journal.EntryCodec.Item;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryCodecTest {
  private static final TenantId TENANT = new TenantId(UUID.randomUUID());
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07.000000008Z");

  private final Item full = new Item(
      TENANT,
      new SessionReport(
          Kind.STOP,
          "192.0.2.1",
          "5f\0\u00fc",
          "amaka",
          AT,
          86_400,
          1L << 40,
          (1L << 62) + 7,
          true,
          new Party(uuid(), uuid(), uuid(), uuid(), uuid()),
          new Line("m", "203.0.113.9", "2001:db8::/64", "2001:db8:1::/56", "a", "b", "c", 17),
          "user_request"));

  private final Item bare = new Item(
      TENANT,
      new SessionReport(
          Kind.START, "nas", "1", "", AT, 0, 0, 0, false, Party.UNKNOWN, Line.NONE, null));

  private final Item restart = new Item(TENANT, new NasRestart("192.0.2.1", AT));

  @Test
  void whatIsWrittenIsReadAgain() {
    for (Item item : Arrays.asList(full, bare, restart)) {
      assertThat(EntryCodec.decode(EntryCodec.encode(item))).isEqualTo(item);
    }
  }

  @Test
  void octetsThatAreNoEntryAreRefused() {
    byte[] octets = EntryCodec.encode(full);
    for (int length = 0; length < octets.length; length++) {
      byte[] cut = Arrays.copyOf(octets, length);
      assertThatThrownBy(() -> EntryCodec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    octets[0] = 99;
    assertThatThrownBy(() -> EntryCodec.decode(octets)).hasMessageContaining("99");
  }

  private static UUID uuid() {
    return UUID.randomUUID();
  }
}
