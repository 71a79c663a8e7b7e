package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.attribute.AdslForum;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.server.adapter.radius.line.LinePort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every user of every tenant, in memory. Readers need no lock; one thread writes at a time. An
 * entry is replaced as a whole.
 */
public final class AccessIndex {
  /** Octets that any value of an attribute fits into. */
  public static final int LONGEST_VALUE = 253;

  private static final String MAC = "mac ";
  private static final Set<String> MAC_TYPES = Set.of("dhcp", "ipoe", "static", "hotspot");

  private final NameTable byName = new NameTable();
  private final CredentialTable byCredential = new CredentialTable();
  private final ConcurrentHashMap<LineName, IndexEntry> byLine = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TenantId, TenantPolicy> policies = new ConcurrentHashMap<>();
  private final QuotaIndex quotas = new QuotaIndex();
  private final AtomicLong changes = new AtomicLong();

  /** By what a user is found whose equipment gives no name of its own. */
  private record LineName(UUID tenant, String text) {}

  /** The rules of a tenant. */
  public TenantPolicy policy(TenantId tenant) {
    return policies.getOrDefault(tenant, TenantPolicy.DEFAULT);
  }

  /** What services may still use. */
  public QuotaIndex quotas() {
    return quotas;
  }

  /** The rules of a tenant are these from now on. */
  void rule(TenantId tenant, AccessRules rules) {
    policies.put(tenant, new TenantPolicy(rules));
    changes.incrementAndGet();
  }

  /** The rules of each tenant that has some. */
  Map<TenantId, TenantPolicy> policies() {
    return Map.copyOf(policies);
  }

  /**
   * Whose login this is: by name; else by the MAC address that a NAS sends as the name; else by the
   * line a relay names. Null if nobody's.
   *
   * @param scratch {@link #LONGEST_VALUE} octets to read the name into
   */
  public @Nullable IndexEntry identify(TenantId tenant, AccessRequest request, byte[] scratch) {
    String inside = request.identityOrNull();
    if (inside != null) {
      return byName(tenant, inside);
    }
    int length = request.packet().copyFirst(Attributes.USER_NAME, scratch);
    IndexEntry entry = byName(tenant, scratch, length);
    return entry != null || byLine.isEmpty() ? entry : byLine(tenant, request);
  }

  private @Nullable IndexEntry byLine(TenantId tenant, AccessRequest request) {
    String name = LinePort.mac(request.userName().orElse(""));
    IndexEntry entry = byLine.get(new LineName(tenant.value(), MAC + name));
    if (entry == null) {
      String circuit = text(request, AdslForum.AGENT_CIRCUIT_ID);
      String remote = text(request, AdslForum.AGENT_REMOTE_ID);
      entry = byLine.get(line(tenant, circuit, remote));
      entry = entry == null ? byLine.get(line(tenant, circuit, "")) : entry;
      entry = entry == null ? byLine.get(line(tenant, "", remote)) : entry;
    }
    return entry;
  }

  private @Nullable IndexEntry byName(TenantId tenant, String name) {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    return byName(tenant, octets, octets.length);
  }

  private @Nullable IndexEntry byName(TenantId tenant, byte[] octets, int length) {
    if (length <= 0) {
      return null;
    }
    IndexEntry entry = byName.find(tenant, octets, length);
    int at = entry == null ? length - 1 : 0;
    while (at > 0 && octets[at] != '@') {
      at--;
    }
    return at < 1 ? entry : byName.find(tenant, octets, at);
  }

  private static String text(AccessRequest request, AttributeKey<byte[]> key) {
    return request
        .packet()
        .first(key)
        .map(octets -> new String(octets, StandardCharsets.UTF_8))
        .orElse("");
  }

  private static LineName line(TenantId tenant, String circuit, String remote) {
    return new LineName(tenant.value(), "line " + circuit + "\n" + remote);
  }

  /** The user of that name; {@code name@realm} also finds {@code name}. */
  public Optional<IndexEntry> find(TenantId tenant, String username) {
    return Optional.ofNullable(byName(tenant, username));
  }

  /** The user with that credential, if it is one of the tenant. */
  public Optional<IndexEntry> find(TenantId tenant, UUID credential) {
    return Optional.ofNullable(byCredential.find(credential))
        .filter(entry -> entry.tenant().equals(tenant));
  }

  /**
   * Puts a user in, or in place of what was known of the credential.
   *
   * @return what was known; null if nothing
   */
  @Nullable
  IndexEntry put(IndexEntry entry) {
    IndexEntry before = byCredential.find(entry.credential());
    if (before != null && before.says(entry)) {
      // What it has prepared, and what logins have settled, may stay.
      return before;
    }
    changes.incrementAndGet();
    byCredential.put(entry);
    byName.put(entry);
    if (before != null) {
      byName.remove(before);
    }
    lines(entry).forEach(line -> byLine.put(line, entry));
    if (before != null) {
      lines(before).forEach(line -> byLine.remove(line, before));
    }
    return before;
  }

  /** Takes out the user with that credential; false if there is none. */
  boolean remove(UUID credential) {
    IndexEntry before = byCredential.find(credential);
    if (before == null) {
      return false;
    }
    changes.incrementAndGet();
    byCredential.remove(before);
    byName.remove(before);
    lines(before).forEach(line -> byLine.remove(line, before));
    return true;
  }

  /** Gives every user to {@code sink}, in no order. */
  void forEach(Consumer<IndexEntry> sink) {
    byCredential.forEach(sink);
  }

  /** Grows with every change. */
  long changeCount() {
    return changes.get();
  }

  /** How many users there are. */
  public int size() {
    return byCredential.size();
  }

  private static List<LineName> lines(IndexEntry entry) {
    Particulars own = entry.particulars();
    if (own == Particulars.NONE || !entry.terms().active()) {
      return List.of();
    }
    List<LineName> lines = new ArrayList<>(1);
    AccessFacts.Line line = own.line();
    if (line != null) {
      lines.add(line(entry.tenant(), line.circuit(), line.remote()));
    }
    String mac = own.binding().mac();
    if (mac != null && MAC_TYPES.contains(entry.terms().connectionType())) {
      lines.add(new LineName(entry.tenant().value(), MAC + mac));
    }
    return lines;
  }
}
