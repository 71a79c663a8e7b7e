package io.dotmac.sub.server.api.identity.sso;

import io.dotmac.sub.core.identity.sso.LoginClaim;
import io.dotmac.sub.core.identity.sso.SsoPrompt;
import io.dotmac.sub.core.identity.sso.SsoProvider;
import io.dotmac.sub.core.identity.sso.SsoProviderId;
import io.dotmac.sub.core.identity.sso.SsoProviderTerms;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A provider of single sign-on, without its secret.
 *
 * @param hasSecret whether it has one; otherwise PKCE alone proves who asks for tokens
 */
public record SsoProviderView(
    SsoProviderId id,
    String name,
    String issuer,
    String clientId,
    boolean hasSecret,
    String scopes,
    Realm realm,
    LoginClaim loginClaim,
    boolean linksKnown,
    boolean createsStaff,
    @Nullable String allowedDomains,
    @Nullable String proofValues,
    @Nullable SsoPrompt prompt,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static SsoProviderView of(SsoProvider row) {
    SsoProviderTerms terms = row.terms();
    return new SsoProviderView(
        row.id(),
        terms.name(),
        terms.issuer(),
        terms.clientId(),
        row.hasSecret(),
        terms.scopes(),
        terms.realm(),
        terms.loginClaim(),
        terms.linksKnown(),
        terms.createsStaff(),
        terms.allowedDomains(),
        terms.proofValues(),
        terms.prompt(),
        terms.isActive(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
