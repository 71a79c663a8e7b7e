/** REST: one package a domain; {@link io.dotmac.sub.server.api.DomainResources} makes some. */
@NullMarked
package io.dotmac.sub.server.api;

import org.jspecify.annotations.NullMarked;
