package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.LineSpeed;
import io.dotmac.sub.core.access.index.AccessFacts.Addresses;
import io.dotmac.sub.core.access.index.AccessFacts.Binding;
import io.dotmac.sub.core.access.index.AccessFacts.Learning;
import io.dotmac.sub.core.access.index.AccessFacts.Line;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.adapter.radius.index.Terms.SecretKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Entries to test with. */
final class IndexFixture {
  static final TenantId TENANT = new TenantId(new UUID(1, 1));
  static final TenantId OTHER_TENANT = new TenantId(new UUID(1, 2));

  private IndexFixture() {}

  static IndexEntry user(TenantId tenant, int number, String name) {
    return user(tenant, number, name, "pass" + number, Particulars.NONE);
  }

  static IndexEntry user(
      TenantId tenant, int number, String name, String password, Particulars own) {
    return new IndexEntry(
        new IndexEntry.Ids(id(2, number), id(3, number), id(4, number)),
        terms(tenant, 20_000),
        own,
        name.getBytes(StandardCharsets.UTF_8),
        password.getBytes(StandardCharsets.UTF_8));
  }

  static Terms terms(TenantId tenant, int downKbps) {
    return new Terms(
        tenant,
        "ipoe",
        true,
        new DesiredAccess(
            AccessState.ACTIVE, DesiredAccess.NO_REASON, new LineSpeed(downKbps, 5_000)),
        SecretKind.CLEAR,
        null);
  }

  static Particulars bound(String mac, String circuit) {
    return new Particulars(
        new Binding(mac, new UUID(5, 5), 100, new Learning(false, true, false)),
        new Line(circuit, ""),
        new Addresses(
            "192.0.2.7", "2001:db8:1::/64", null, 7, List.of("198.51.100.0/24 0.0.0.0 1")),
        Instant.parse("2027-01-01T00:00:00Z"));
  }

  static UUID id(int kind, int number) {
    return new UUID(0x01a2_0000_0000_7000L + kind, 0x8000_0000_0000_0000L + number);
  }
}
