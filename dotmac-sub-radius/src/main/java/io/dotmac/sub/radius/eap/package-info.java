/**
 * EAP over RADIUS (RFC 3748, RFC 3579), server side. An {@link io.dotmac.sub.radius.eap.EapPolicy}
 * stands before an ordinary policy: it leads the conversation of a method, hands what the user
 * offers as proof to that policy, and turns its decision into the method's last words. So one
 * policy, one look-up of credentials and one profile serve PAP and EAP alike. Conversations are
 * found again by State, once each, and forgotten after a minute; all that a stranger can make grow
 * is bounded. The methods over TLS are in {@code eap.tls}.
 */
@NullMarked
package io.dotmac.sub.radius.eap;

import org.jspecify.annotations.NullMarked;
