/**
 * The OpenAPI 3.1 document, made from the resources and records themselves at start. Start with
 * {@link io.dotmac.sub.server.http.openapi.OpenApi}.
 */
@NullMarked
package io.dotmac.sub.server.http.openapi;

import org.jspecify.annotations.NullMarked;
