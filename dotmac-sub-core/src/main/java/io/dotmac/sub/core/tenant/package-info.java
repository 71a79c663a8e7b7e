/**
 * An installation serves many providers; each is a tenant. Every row of a tenant carries its
 * tenant id and PostgreSQL's row-level security keeps connections without that tenant out. Start at
 * {@link io.dotmac.sub.core.tenant.TenantDirectory}.
 */
@NullMarked
package io.dotmac.sub.core.tenant;

import org.jspecify.annotations.NullMarked;
