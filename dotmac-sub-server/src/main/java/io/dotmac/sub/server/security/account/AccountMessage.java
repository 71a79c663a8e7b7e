package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.TokenPurpose;
import io.dotmac.sub.core.tenant.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;

/**
 * What is to be sent to somebody about their account.
 *
 * @param to an e-mail address
 * @param name how to address them
 * @param link what they follow to set a password: a secret
 * @param expiresAt until when the link is good
 */
public record AccountMessage(
    TenantId tenant,
    PrincipalId principal,
    TokenPurpose purpose,
    String to,
    String name,
    Locale locale,
    URI link,
    Instant expiresAt) {
  /** Without the link and the address. */
  @Override
  public String toString() {
    return "AccountMessage[" + purpose + " for principal " + principal + "]";
  }
}
