/**
 * The figures of RADIUS, as the administration port shows them and as pages show them later. Start
 * at {@link io.dotmac.sub.server.adapter.radius.metric.ClientMeters}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius.metric;

import org.jspecify.annotations.NullMarked;
