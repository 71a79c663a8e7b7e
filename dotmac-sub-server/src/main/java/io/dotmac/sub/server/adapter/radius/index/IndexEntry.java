package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.server.adapter.radius.index.Terms.SecretKind;
import io.dotmac.sub.server.security.password.Passwords;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One user as the index knows it. There may be a million, so it holds octets and numbers where it
 * can, and shares {@link Terms} and {@link Particulars} with others. What it says never changes: a
 * change replaces the entry. What a login needs again is kept: the reply to the last kind of NAS.
 */
public final class IndexEntry {
  private static final Set<String> LINE_TYPES = Set.of("dhcp", "ipoe", "static");

  private final Terms terms;
  private final Particulars particulars;
  private final UUID credential;
  private final long subscriberHigh;
  private final long subscriberLow;
  private final long serviceHigh;
  private final long serviceLow;
  private final byte[] name;
  private final byte @Nullable [] secret;
  private volatile @Nullable PreparedReply reply;

  /** Of {@link RecentLogins}: when the last login was noted, and which entry follows there. */
  volatile long notedMillis;

  volatile @Nullable IndexEntry nextNoted;

  /**
   * Whom an entry is about.
   *
   * @param service null: the credential is of no service
   */
  record Ids(UUID credential, UUID subscriber, @Nullable UUID service) {
    private static final UUID NO_SERVICE = new UUID(0, 0);

    UUID serviceOrNone() {
      return service == null ? NO_SERVICE : service;
    }
  }

  /**
   * An entry.
   *
   * @param name the user name in UTF-8
   * @param secret the password as the terms say it is known; null if there is none, or it cannot be
   *     used
   */
  IndexEntry(Ids ids, Terms terms, Particulars particulars, byte[] name, byte @Nullable [] secret) {
    this.credential = ids.credential();
    this.subscriberHigh = ids.subscriber().getMostSignificantBits();
    this.subscriberLow = ids.subscriber().getLeastSignificantBits();
    this.serviceHigh = ids.serviceOrNone().getMostSignificantBits();
    this.serviceLow = ids.serviceOrNone().getLeastSignificantBits();
    this.terms = terms;
    this.particulars = particulars;
    this.name = name;
    this.secret = secret;
  }

  /** Whose user it is. */
  public TenantId tenant() {
    return terms.tenant();
  }

  /** What it has in common with others. */
  public Terms terms() {
    return terms;
  }

  /** What it has for itself. */
  public Particulars particulars() {
    return particulars;
  }

  /** The credential it logs in with. */
  public UUID credential() {
    return credential;
  }

  /** Who is served. */
  public UUID subscriber() {
    return new UUID(subscriberHigh, subscriberLow);
  }

  /** The service it is for; null if it is for none. */
  public @Nullable UUID service() {
    return serviceHigh == 0 && serviceLow == 0 ? null : new UUID(serviceHigh, serviceLow);
  }

  /** Its name. */
  public String username() {
    return new String(name, StandardCharsets.UTF_8);
  }

  /** Whether its equipment is known by its line or its MAC address alone. */
  public boolean needsNoSecret() {
    return terms.secretKind() == SecretKind.NONE && LINE_TYPES.contains(terms.connectionType());
  }

  /** What the password is checked with; null if there is none, or it cannot be used. */
  public @Nullable Credential credential(Passwords passwords) {
    byte[] known = secret;
    if (known == null) {
      return null;
    }
    return switch (terms.secretKind()) {
      case NONE -> null;
      case CLEAR -> new Credential.ClearText(known);
      case NT_HASH -> new Credential.NtHash(known);
      case PASSWORD_HASH ->
        Credential.hashed(typed -> passwords
            .verify(
                new String(typed, StandardCharsets.UTF_8),
                new String(known, StandardCharsets.UTF_8))
            .matches());
    };
  }

  /** What a NAS of that vendor is told with an Accept. */
  public AttributeBlock reply(NasVendor vendor) {
    PreparedReply prepared = reply;
    if (prepared == null || prepared.vendor() != vendor) {
      prepared = new PreparedReply(vendor, UserReply.accept(this, vendor));
      reply = prepared;
    }
    return prepared.attributes();
  }

  /** The octets of the name; not to be written to. */
  byte[] name() {
    return name;
  }

  /** What the password is checked with; not to be written to. */
  byte @Nullable [] secret() {
    return secret;
  }

  /** Whether both say the same. */
  boolean says(IndexEntry other) {
    return credential.equals(other.credential)
        && subscriberHigh == other.subscriberHigh
        && subscriberLow == other.subscriberLow
        && serviceHigh == other.serviceHigh
        && serviceLow == other.serviceLow
        && terms.equals(other.terms)
        && particulars.says(other.particulars)
        && Arrays.equals(name, other.name)
        && Arrays.equals(secret, other.secret);
  }

  @Override
  public String toString() {
    return "IndexEntry(" + credential + ")";
  }
}
