/**
 * HTTP as every resource of this server speaks it: paths with and without {@code /api/v1}, the
 * tenant from the host name, strict snake-case JSON, problems by RFC 9457, lists and CSV,
 * idempotency keys, row versions as ETags, the OpenAPI document. Resources stay three lines long
 * because of what is here. Start with {@link io.dotmac.sub.server.http.Exchange}, then
 * {@link io.dotmac.sub.server.http.Problems}.
 */
@NullMarked
package io.dotmac.sub.server.http;

import org.jspecify.annotations.NullMarked;
