package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.mfa.MfaMethodType;
import io.dotmac.sub.core.tenant.TenantId;

/**
 * Takes codes of second proofs to their owners. Called outside of transactions; what it is given is
 * a secret, and belongs into no log, event or audit row.
 */
public interface CodeSender {
  /** Whether codes of that tenant can be sent that way: by SMS, or by e-mail. */
  boolean sends(TenantId tenant, MfaMethodType channel);

  /** Sends a code, or hands it to what does. */
  void send(CodeMessage message);
}
