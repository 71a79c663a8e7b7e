package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.attribute.AdslForum;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.server.adapter.radius.line.LinePort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every user of every tenant, in memory. Readers and the one writer need no lock: an entry is
 * immutable and is replaced as a whole.
 */
public final class AccessIndex {
  private record User(UUID tenant, String username) {}

  private final ConcurrentHashMap<User, IndexEntry> byUser = new ConcurrentHashMap<>();
  private static final String MAC = "mac ";
  private static final Set<String> MAC_TYPES = Set.of("dhcp", "ipoe", "static", "hotspot");

  private final ConcurrentHashMap<User, IndexEntry> byLine = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TenantId, TenantPolicy> policies = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<UUID, IndexEntry> byCredential = new ConcurrentHashMap<>();

  /** The rules of a tenant. */
  public TenantPolicy policy(TenantId tenant) {
    return policies.getOrDefault(tenant, TenantPolicy.DEFAULT);
  }

  /** The rules of a tenant are these from now on. */
  void rule(TenantId tenant, AccessRules rules) {
    policies.put(tenant, new TenantPolicy(rules));
  }

  /**
   * Whose login this is: by name; else by the MAC address that a NAS sends as the name; else by the
   * line a relay names. Null if nobody's.
   */
  public @Nullable IndexEntry identify(TenantId tenant, AccessRequest request) {
    String name = request.userName().orElse("");
    IndexEntry entry = name.isEmpty() ? null : byName(tenant, name);
    if (entry == null && !byLine.isEmpty() && request.identityOrNull() == null) {
      entry = byLine.get(new User(tenant.value(), MAC + LinePort.mac(name)));
      if (entry == null) {
        String circuit = text(request, AdslForum.AGENT_CIRCUIT_ID);
        String remote = text(request, AdslForum.AGENT_REMOTE_ID);
        entry = byLine.get(new User(tenant.value(), line(circuit, remote)));
        entry = entry == null ? byLine.get(new User(tenant.value(), line(circuit, ""))) : entry;
        entry = entry == null ? byLine.get(new User(tenant.value(), line("", remote))) : entry;
      }
    }
    return entry;
  }

  private @Nullable IndexEntry byName(TenantId tenant, String username) {
    IndexEntry entry = byUser.get(new User(tenant.value(), username));
    int at = entry == null ? username.lastIndexOf('@') : -1;
    return at < 1 ? entry : byUser.get(new User(tenant.value(), username.substring(0, at)));
  }

  private static String text(AccessRequest request, AttributeKey<byte[]> key) {
    return request
        .packet()
        .first(key)
        .map(octets -> new String(octets, StandardCharsets.UTF_8))
        .orElse("");
  }

  private static String line(String circuit, String remote) {
    return "line " + circuit + "\n" + remote;
  }

  /** The user of that name; {@code name@realm} also finds {@code name}. */
  public Optional<IndexEntry> find(TenantId tenant, String username) {
    return Optional.ofNullable(byName(tenant, username));
  }

  /** The user with that credential, if it is one of the tenant. */
  public Optional<IndexEntry> find(TenantId tenant, UUID credential) {
    return Optional.ofNullable(byCredential.get(credential))
        .filter(entry -> entry.tenant().equals(tenant));
  }

  /** Puts a user in, or in place of what was known of the credential. */
  void put(IndexEntry entry) {
    IndexEntry before = byCredential.put(entry.facts().credential(), entry);
    byUser.put(user(entry), entry);
    if (before != null && !user(before).equals(user(entry))) {
      byUser.remove(user(before), before);
    }
    lines(entry).forEach(line -> byLine.put(line, entry));
    if (before != null) {
      lines(before).forEach(line -> byLine.remove(line, before));
    }
  }

  /** Takes out the user with that credential. */
  void remove(UUID credential) {
    IndexEntry before = byCredential.remove(credential);
    if (before != null) {
      byUser.remove(user(before), before);
      lines(before).forEach(line -> byLine.remove(line, before));
    }
  }

  /** Takes out every user whose credential is none of these. */
  void retain(Set<UUID> credentials) {
    byCredential.keySet().stream().filter(id -> !credentials.contains(id)).forEach(this::remove);
  }

  /** How many users there are. */
  public int size() {
    return byCredential.size();
  }

  /** By what a credential is found whose equipment gives no name of its own. */
  private static List<User> lines(IndexEntry entry) {
    AccessFacts facts = entry.facts();
    List<User> lines = new ArrayList<>(0);
    if (facts.active() && facts.lineOrNull() != null) {
      lines.add(new User(
          entry.tenant().value(),
          line(facts.lineOrNull().circuit(), facts.lineOrNull().remote())));
    }
    if (facts.active()
        && facts.binding().mac() != null
        && MAC_TYPES.contains(facts.connectionType())) {
      lines.add(new User(entry.tenant().value(), MAC + facts.binding().mac()));
    }
    return lines;
  }

  private static User user(IndexEntry entry) {
    return new User(entry.tenant().value(), entry.facts().username());
  }
}
