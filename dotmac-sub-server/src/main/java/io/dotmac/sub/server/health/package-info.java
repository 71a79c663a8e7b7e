/**
 * Whether this node can work: {@code /healthz} tells a load balancer, Dropwizard's {@code
 * /healthcheck} on the administration port tells who watches it, part by part.
 */
@NullMarked
package io.dotmac.sub.server.health;

import org.jspecify.annotations.NullMarked;
