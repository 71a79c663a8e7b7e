package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.LineSpeed;
import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.AccessFacts.Addresses;
import io.dotmac.sub.core.access.index.AccessFacts.Binding;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.access.index.NasFacts;
import io.dotmac.sub.core.access.index.ProfileFacts;
import io.dotmac.sub.core.tenant.TenantId;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the indexes hold, one thing after another: what it is, then its fields in the order
 * of the record. Terms are written before the first user who has them, and named by number after.
 */
final class SnapshotWriter {
  private final DataOutputStream out;
  private final Map<Terms, Integer> numbers = new HashMap<>();
  private int users;

  /** What comes next. */
  enum Kind {
    RULES,
    NASES,
    TERMS,
    USER,
    END
  }

  SnapshotWriter(DataOutputStream out) {
    this.out = out;
  }

  void rules(TenantId tenant, AccessRules rules) throws IOException {
    begin(Kind.RULES);
    uuid(tenant.value());
    out.writeInt(rules.sessions());
    out.writeUTF(rules.full().name());
    AccessRules.Garden garden = rules.gardenOrNull();
    out.writeBoolean(garden != null);
    if (garden != null) {
      out.writeUTF(garden.list());
      out.writeUTF(garden.pool());
      out.writeUTF(garden.url());
      out.writeInt(garden.seconds());
      out.writeInt(garden.kbps());
    }
  }

  void nases(TenantId tenant, List<NasFacts> nases) throws IOException {
    begin(Kind.NASES);
    uuid(tenant.value());
    out.writeInt(nases.size());
    for (NasFacts nas : nases) {
      uuid(nas.client());
      optional(nas.nasDevice());
      out.writeUTF(nas.network());
      out.writeUTF(nas.secretSealed());
      optional(nas.previousSecretSealed());
      optional(nas.previousUntil());
      out.writeUTF(nas.requireMessageAuthenticator());
      out.writeUTF(nas.vendor());
      optional(nas.coaAddress());
      out.writeInt(nas.coaPort());
      optional(nas.certificateName());
    }
  }

  /** For a walk that takes no checked exception. */
  void userUnchecked(IndexEntry entry) {
    try {
      user(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void user(IndexEntry entry) throws IOException {
    int terms = number(entry.terms());
    begin(Kind.USER);
    out.writeInt(terms);
    uuid(entry.credential());
    uuid(entry.subscriber());
    optional(entry.service());
    octets(entry.name());
    byte[] secret = entry.secret();
    out.writeBoolean(secret != null);
    if (secret != null) {
      octets(secret);
    }
    Particulars own = entry.particulars();
    out.writeBoolean(own != Particulars.NONE);
    if (own != Particulars.NONE) {
      particulars(own);
    }
    users++;
  }

  /** Says that this is all. */
  void end() throws IOException {
    begin(Kind.END);
    out.writeInt(users);
  }

  private int number(Terms terms) throws IOException {
    Integer known = numbers.get(terms);
    if (known != null) {
      return known;
    }
    begin(Kind.TERMS);
    uuid(terms.tenant().value());
    out.writeUTF(terms.connectionType());
    out.writeBoolean(terms.active());
    out.writeUTF(terms.access().state().name());
    out.writeUTF(terms.access().reason());
    speed(terms.access().speedOrNull());
    out.writeUTF(terms.secretKind().name());
    out.writeBoolean(terms.profile() != null);
    if (terms.profile() != null) {
      profile(terms.profile());
    }
    numbers.put(terms, numbers.size());
    return numbers.size() - 1;
  }

  private void profile(ProfileFacts profile) throws IOException {
    uuid(profile.id());
    speed(profile.speed());
    ProfileFacts.Burst burst = profile.burst();
    out.writeBoolean(burst != null);
    if (burst != null) {
      out.writeInt(burst.downKbps());
      out.writeInt(burst.upKbps());
      out.writeInt(burst.thresholdDownKbps());
      out.writeInt(burst.thresholdUpKbps());
      out.writeInt(burst.seconds());
    }
    optional(profile.vlan());
    optional(profile.ipPool());
    optional(profile.ipv6Pool());
    optional(profile.delegatedIpv6Pool());
    optional(profile.sessionTimeoutSeconds());
    optional(profile.idleTimeoutSeconds());
    optional(profile.simultaneousUse());
    optional(profile.mikrotikRateLimit());
    optional(profile.mikrotikAddressList());
    out.writeInt(profile.attributes().size());
    for (ProfileFacts.NamedValue attribute : profile.attributes()) {
      out.writeUTF(attribute.attribute());
      out.writeUTF(attribute.value());
    }
  }

  private void particulars(Particulars own) throws IOException {
    Binding binding = own.binding();
    optional(binding.mac());
    optional(binding.nasDevice());
    optional(binding.vlan());
    out.writeBoolean(binding.learning().mac());
    out.writeBoolean(binding.learning().nas());
    out.writeBoolean(binding.learning().vlan());
    AccessFacts.Line line = own.line();
    out.writeBoolean(line != null);
    if (line != null) {
      out.writeUTF(line.circuit());
      out.writeUTF(line.remote());
    }
    Addresses addresses = own.addresses();
    optional(addresses.ipv4());
    optional(addresses.ipv6Prefix());
    optional(addresses.delegatedIpv6Prefix());
    optional(addresses.vlan());
    out.writeInt(addresses.routes().size());
    for (String route : addresses.routes()) {
      out.writeUTF(route);
    }
    optional(own.endsAt());
  }

  private void begin(Kind kind) throws IOException {
    out.writeByte(kind.ordinal());
  }

  private void speed(@Nullable LineSpeed speed) throws IOException {
    out.writeBoolean(speed != null);
    if (speed != null) {
      out.writeInt(speed.downKbps());
      out.writeInt(speed.upKbps());
    }
  }

  private void octets(byte[] octets) throws IOException {
    out.writeShort(octets.length);
    out.write(octets);
  }

  private void uuid(UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private void optional(@Nullable UUID id) throws IOException {
    out.writeBoolean(id != null);
    if (id != null) {
      uuid(id);
    }
  }

  private void optional(@Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private void optional(@Nullable Integer number) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeInt(number);
    }
  }

  private void optional(@Nullable Instant moment) throws IOException {
    out.writeBoolean(moment != null);
    if (moment != null) {
      out.writeLong(moment.getEpochSecond());
      out.writeInt(moment.getNano());
    }
  }
}
