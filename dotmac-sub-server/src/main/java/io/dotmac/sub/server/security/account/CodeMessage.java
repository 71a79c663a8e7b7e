package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.mfa.CodeAddress;
import io.dotmac.sub.core.tenant.TenantId;
import java.util.Locale;

/**
 * A code to be sent.
 *
 * @param to a number or an e-mail address
 * @param code six digits, good for ten minutes: a secret
 */
public record CodeMessage(
    TenantId tenant, PrincipalId principal, CodeAddress to, String code, Locale locale) {
  /** Without the code and the address. */
  @Override
  public String toString() {
    return "CodeMessage[" + to.type() + " for principal " + principal + "]";
  }
}
