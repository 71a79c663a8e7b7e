/**
 * What RADIUS shows and whom it believes where TLS is spoken: keys and certificates in files. Start
 * at {@link io.dotmac.sub.server.adapter.radius.tls.TlsFiles}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius.tls;

import org.jspecify.annotations.NullMarked;
