package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.login.TokenPurpose;
import io.dotmac.sub.server.security.SessionCookies;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;

/**
 * Where the pages are to which links lead.
 *
 * @param root scheme and host of the portal, without a slash at its end
 */
public record LinkPlace(String root) {
  /** The host that was asked, which is one of the tenant's: others are refused before. */
  public static LinkPlace of(ContainerRequestContext request, SessionCookies cookies) {
    URI base = request.getUriInfo().getBaseUri();
    String scheme = cookies.secure() ? "https" : base.getScheme();
    return new LinkPlace(scheme + "://" + base.getAuthority());
  }

  /** The link that carries a token. */
  public URI link(TokenPurpose purpose, String token) {
    String page = purpose == TokenPurpose.INVITATION ? "accept-invite" : "reset-password";
    return URI.create(root + "/auth/" + page + "?token=" + token);
  }
}
