/**
 * The OpenAPI 3.1 document, made from the resources and records themselves at start. Start with
 * {@link io.dotmac.sub.server.openapi.OpenApi}.
 */
@NullMarked
package io.dotmac.sub.server.openapi;

import org.jspecify.annotations.NullMarked;
