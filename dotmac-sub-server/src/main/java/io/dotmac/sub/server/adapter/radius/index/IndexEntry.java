package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.packet.AttributeBlock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One user as the index knows it: facts, usable password, and the replies by vendor of the NAS. */
public final class IndexEntry {
  private static final Set<String> LINE_TYPES = Set.of("dhcp", "ipoe", "static");
  private static final Pattern CANONICAL_MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

  private final TenantId tenant;
  private final AccessFacts facts;
  private final @Nullable Credential credential;
  private final AtomicReferenceArray<@Nullable AttributeBlock> replies =
      new AtomicReferenceArray<>(NasVendor.values().length);

  private final AtomicReference<@Nullable String> learnedMac = new AtomicReference<>();

  IndexEntry(TenantId tenant, AccessFacts facts, @Nullable Credential credential) {
    this.tenant = tenant;
    this.facts = facts;
    this.credential = credential;
  }

  /** Whose user it is. */
  public TenantId tenant() {
    return tenant;
  }

  /** All that decides about it. */
  public AccessFacts facts() {
    return facts;
  }

  /** What the password is checked with; empty if there is none, or it cannot be read. */
  public Optional<Credential> credential() {
    return Optional.ofNullable(credential);
  }

  /** Whether its equipment is known by its line or its MAC address alone. */
  public boolean needsNoSecret() {
    return facts.secret() == null && LINE_TYPES.contains(facts.connectionType());
  }

  /** The only station it may be used from; null if it does not matter. */
  public @Nullable String boundMac() {
    String bound = facts.binding().mac();
    return bound == null ? learnedMac.get() : bound;
  }

  /** Binds it to a station until the database says so; the first one stays. */
  public @Nullable String bind(@Nullable String mac) {
    if (mac == null || !CANONICAL_MAC.matcher(mac).matches()) {
      return null;
    }
    learnedMac.compareAndSet(null, mac);
    return learnedMac.get();
  }

  /** What a NAS of that vendor is told with an Accept: made once. */
  public AttributeBlock reply(NasVendor vendor) {
    AttributeBlock reply = replies.get(vendor.ordinal());
    if (reply == null) {
      reply = UserReply.accept(facts, vendor);
      replies.set(vendor.ordinal(), reply);
    }
    return reply;
  }
}
