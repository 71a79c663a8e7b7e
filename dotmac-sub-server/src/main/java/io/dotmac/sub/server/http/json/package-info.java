/**
 * How values are read from bodies, paths and queries: strictly, each with one wire form. Start with
 * {@link io.dotmac.sub.server.http.json.Json}.
 */
@NullMarked
package io.dotmac.sub.server.http.json;

import org.jspecify.annotations.NullMarked;
