package io.dotmac.sub.server.adapter.freeradius;

import static java.util.stream.Collectors.toCollection;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.access.index.NasFacts;
import io.dotmac.sub.core.access.index.ProfileFacts;
import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.server.adapter.radius.index.TenantPolicy;
import io.dotmac.sub.server.adapter.radius.index.Terms;
import io.dotmac.sub.server.adapter.radius.index.UserReply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What FreeRADIUS is to know about users, from the facts by which logins are decided here. Somebody
 * who may not connect is there as well, with the one line that refuses: a user who is missing might
 * be let in by another module. One FreeRADIUS answers NASes of all makers, so a user has the speed
 * in the words of each maker that the tenant has; a NAS ignores the words of others.
 */
final class UserRows {
  private static final Set<String> OWN = Set.of(
      "Class",
      "Framed-IP-Address",
      "Framed-IP-Netmask",
      "Framed-IPv6-Prefix",
      "Delegated-IPv6-Prefix",
      "Framed-Route",
      "Framed-IPv6-Route");

  private static final Item REFUSED = Item.set("Auth-Type", "Reject");
  private static final Item NEUTRAL = Item.set(Attributes.REPLY_MESSAGE.name(), "Access denied");

  private final TenantId tenant;
  private final RadiusSyncJobId job;
  private final TenantPolicy policy;
  private final Set<NasVendor> vendors;
  private final PasswordItems passwords;
  private final Instant now;
  private final Map<List<Item>, SyncedUser.Group> groups = new HashMap<>();

  /** Of the users of one job, by the rules of the tenant and for the NASes it has. */
  UserRows(
      TenantId tenant,
      RadiusSyncJobId job,
      AccessRules rules,
      Collection<NasFacts> nases,
      PasswordItems passwords,
      Instant now) {
    this.tenant = tenant;
    this.job = job;
    this.policy = new TenantPolicy(rules);
    this.vendors = vendors(nases);
    this.passwords = passwords;
    this.now = now;
  }

  private static Set<NasVendor> vendors(Collection<NasFacts> nases) {
    Set<NasVendor> vendors = nases.stream()
        .map(nas -> NasVendor.valueOf(nas.vendor().toUpperCase(Locale.ROOT)))
        .collect(toCollection(() -> EnumSet.noneOf(NasVendor.class)));
    return vendors.isEmpty() ? EnumSet.of(NasVendor.OTHER) : vendors;
  }

  /** What is to be known; null of a user whose password FreeRADIUS cannot be told. */
  @Nullable
  SyncedUser of(AccessFacts facts) {
    boolean walled = facts.active() && policy.walls(facts.access().state());
    boolean over = facts.endsAt() != null && !facts.endsAt().isAfter(now);
    if (!facts.active() || over || !(walled || facts.access().connects())) {
      return new SyncedUser(
          facts.credential(), facts.username(), List.of(REFUSED), List.of(NEUTRAL), null);
    }
    Item password = passwords.of(facts).orElse(null);
    if (password == null) {
      return null;
    }
    List<Item> own = new ArrayList<>();
    List<Item> common = new ArrayList<>();
    for (Item item : AttributeText.of(replies(facts, walled), "=")) {
      if (OWN.contains(item.attribute())) {
        own.add(item.op().equals("=") ? Item.set(item.attribute(), item.value()) : item);
      } else {
        common.add(item);
      }
    }
    return new SyncedUser(
        facts.credential(),
        facts.username(),
        checks(facts, password),
        own,
        groups.computeIfAbsent(common, items -> new SyncedUser.Group(name(walled, items), items)));
  }

  private AttributeBlock replies(AccessFacts facts, boolean walled) {
    Terms terms = Terms.of(tenant, facts);
    AttributeBlock.Builder all = AttributeBlock.builder();
    for (NasVendor vendor : vendors) {
      all.addAll(
          walled
              ? UserReply.walled(terms, facts.credential(), facts.addresses(), policy, vendor)
              : UserReply.accept(terms, facts.credential(), facts.addresses(), vendor));
    }
    return all.build();
  }

  private List<Item> checks(AccessFacts facts, Item password) {
    List<Item> checks = new ArrayList<>();
    checks.add(password);
    ProfileFacts profile = facts.profileOrNull();
    Integer sessions = profile == null ? null : profile.simultaneousUse();
    checks.add(Item.set(
        "Simultaneous-Use",
        String.valueOf(sessions == null ? policy.rules().sessions() : sessions)));
    if (facts.endsAt() != null) {
      // Seconds since 1970: a date would be read in the time zone of that machine.
      checks.add(Item.set("Expiration", String.valueOf(facts.endsAt().getEpochSecond())));
    }
    String mac = facts.binding().mac();
    if (mac != null) {
      checks.add(new Item("Calling-Station-Id", "=~", anyFormOf(mac)));
    }
    return checks;
  }

  /** A pattern for an address however a NAS writes it: {@code AA-BB-CC-...}, {@code aabb.cc...}. */
  static String anyFormOf(String mac) {
    StringBuilder pattern = new StringBuilder("^");
    String digits = mac.replaceAll("[^0-9a-fA-F]", "");
    for (int i = 0; i < digits.length(); i++) {
      char digit = Character.toLowerCase(digits.charAt(i));
      if (i > 0 && i % 2 == 0) {
        pattern.append("[-:.]?");
      }
      if (Character.isDigit(digit)) {
        pattern.append(digit);
      } else {
        pattern.append('[').append(digit).append(Character.toUpperCase(digit)).append(']');
      }
    }
    return pattern.append('$').toString();
  }

  /**
   * The name says what is in it: users whose plan changes move to another group in one step, and no
   * group ever changes under the users it has.
   */
  private String name(boolean walled, List<Item> items) {
    UUID digest = UUID.nameUUIDFromBytes((job + "\n" + items).getBytes(StandardCharsets.UTF_8));
    return (walled ? "dotmac-garden-" : "dotmac-") + digest.toString().substring(0, 13);
  }
}
