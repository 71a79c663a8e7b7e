package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.adapter.radius.index.Terms.SecretKind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes entries of the index from facts: opens the sealed password, shares what is the same. */
public final class EntryMaker {
  private static final Logger LOG = LoggerFactory.getLogger(EntryMaker.class);
  private static final int NT_HASH_LENGTH = 16;

  /** Many more than a tenant has plans: terms that nobody has any more must not stay for ever. */
  private static final int MOST_TERMS = 10_000;

  private final SecretBox secrets;
  private final Map<Terms, Terms> known = new HashMap<>();

  /** A maker that opens passwords with {@code secrets}. */
  public EntryMaker(SecretBox secrets) {
    this.secrets = secrets;
  }

  IndexEntry make(TenantId tenant, AccessFacts facts) {
    return new IndexEntry(
        new IndexEntry.Ids(facts.credential(), facts.subscriber(), facts.subscription()),
        shared(Terms.of(tenant, facts)),
        Particulars.of(facts),
        facts.username().getBytes(StandardCharsets.UTF_8),
        secret(tenant, facts));
  }

  private synchronized Terms shared(Terms terms) {
    if (known.size() >= MOST_TERMS) {
      known.clear();
    }
    Terms same = known.putIfAbsent(terms, terms);
    return same == null ? terms : same;
  }

  private byte @Nullable [] secret(TenantId tenant, AccessFacts facts) {
    AccessFacts.Secret secret = facts.secret();
    if (secret == null) {
      return null;
    }
    try {
      return usable(SecretKind.of(secret), secrets.decrypt(secret.sealed()));
    } catch (SecretBox.SecretUnreadable | IllegalArgumentException e) {
      LOG.error(
          "the password of credential {} of tenant {} cannot be used", facts.credential(), tenant);
      return null;
    }
  }

  private static byte[] usable(SecretKind kind, String plain) {
    byte[] octets = kind == SecretKind.NT_HASH
        ? HexFormat.of().parseHex(plain)
        : plain.getBytes(StandardCharsets.UTF_8);
    boolean right =
        kind == SecretKind.NT_HASH ? octets.length == NT_HASH_LENGTH : octets.length > 0;
    if (!right) {
      throw new IllegalArgumentException("a password of " + octets.length + " octets");
    }
    return octets;
  }
}
