/**
 * RADIUS over TLS (RadSec, RFC 6614): a {@link io.dotmac.sub.radius.radsec.RadsecServer} takes
 * packets from peers that show a certificate and hands them to a running server, and a {@link
 * io.dotmac.sub.radius.radsec.RadsecSender} carries a client's requests over one connection that it
 * opens again when it breaks. Both sides show certificates; what protects a packet is TLS, and the
 * secret is the word every implementation uses. TLS is the JDK's: versions and suites are those of
 * the {@code SSLContext}, 1.2 at least.
 */
@NullMarked
package io.dotmac.sub.radius.radsec;

import org.jspecify.annotations.NullMarked;
