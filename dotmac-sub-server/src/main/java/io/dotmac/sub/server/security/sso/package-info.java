/**
 * Sign-in by OpenID Connect: a browser is sent to the provider, comes back with a code, and the
 * server asks the provider whom it means. {@code SsoSignIn} is the way through; {@code OidcWire}
 * says and checks what goes over the wire.
 */
@NullMarked
package io.dotmac.sub.server.security.sso;

import org.jspecify.annotations.NullMarked;
