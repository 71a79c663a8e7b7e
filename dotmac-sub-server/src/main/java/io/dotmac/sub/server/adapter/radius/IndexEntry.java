package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.packet.AttributeBlock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** One user as the index knows it: facts, usable password, and the replies by vendor of the NAS. */
final class IndexEntry {
  private final TenantId tenant;
  private final AccessFacts facts;
  private final @Nullable Credential credential;
  private final AtomicReferenceArray<@Nullable AttributeBlock> replies =
      new AtomicReferenceArray<>(NasVendor.values().length);

  IndexEntry(TenantId tenant, AccessFacts facts, @Nullable Credential credential) {
    this.tenant = tenant;
    this.facts = facts;
    this.credential = credential;
  }

  TenantId tenant() {
    return tenant;
  }

  AccessFacts facts() {
    return facts;
  }

  /** What the password is checked with; empty if there is none, or it cannot be read. */
  Optional<Credential> credential() {
    return Optional.ofNullable(credential);
  }

  /** What a NAS of that vendor is told with an Accept: made once. */
  AttributeBlock reply(NasVendor vendor) {
    AttributeBlock reply = replies.get(vendor.ordinal());
    if (reply == null) {
      reply = Replies.accept(facts, vendor);
      replies.set(vendor.ordinal(), reply);
    }
    return reply;
  }
}
