package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.server.security.Passwords;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes entries of the index from facts: opens the sealed password. */
public final class EntryMaker {
  private static final Logger LOG = LoggerFactory.getLogger(EntryMaker.class);

  private final SecretBox secrets;
  private final Passwords passwords;

  /** A maker that opens passwords with {@code secrets}. */
  public EntryMaker(SecretBox secrets, Passwords passwords) {
    this.secrets = secrets;
    this.passwords = passwords;
  }

  IndexEntry make(TenantId tenant, AccessFacts facts) {
    return new IndexEntry(tenant, facts, credential(tenant, facts));
  }

  private @Nullable Credential credential(TenantId tenant, AccessFacts facts) {
    AccessFacts.Secret secret = facts.secret();
    if (secret == null) {
      return null;
    }
    try {
      String plain = secrets.decrypt(secret.sealed());
      switch (secret.kind()) {
        case "clear":
          return Credential.clearText(plain);
        case "nt_hash":
          return Credential.ntHash(HexFormat.of().parseHex(plain));
        default:
          return Credential.hashed(password -> passwords
              .verify(new String(password, StandardCharsets.UTF_8), plain)
              .matches());
      }
    } catch (SecretBox.SecretUnreadable | IllegalArgumentException e) {
      LOG.error(
          "the password of credential {} of tenant {} cannot be used", facts.credential(), tenant);
      return null;
    }
  }
}
