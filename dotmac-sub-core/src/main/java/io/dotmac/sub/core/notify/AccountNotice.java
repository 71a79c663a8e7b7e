package io.dotmac.sub.core.notify;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link by which somebody sets a password.
 *
 * @param code the template: {@code account.invitation} or {@code account.reset}
 * @param subscriber whose account it is; absent for staff
 * @param to an e-mail address
 * @param link a secret
 */
public record AccountNotice(
    String code,
    @Nullable UUID subscriber,
    String to,
    String name,
    Locale locale,
    String link,
    Instant expiresAt) {
  /** Without link and address. */
  @Override
  public String toString() {
    return "AccountNotice[" + code + "]";
  }
}
