/**
 * EAP methods over TLS 1.2: EAP-TLS (RFC 5216), PEAP version 0 and EAP-TTLS (RFC 5281). They need
 * {@code org.bouncycastle:bctls-jdk18on} beside this library: the keys of a session come from the
 * TLS exporter, which the JDK's TLS does not have. Sessions are never resumed, so that every log-in
 * is checked anew; TLS 1.3 is not spoken; the extended master secret (RFC 7627), without which the
 * exporter is not safe, is demanded. Start at {@link io.dotmac.sub.radius.eap.tls.EapTls}.
 */
@NullMarked
package io.dotmac.sub.radius.eap.tls;

import org.jspecify.annotations.NullMarked;
