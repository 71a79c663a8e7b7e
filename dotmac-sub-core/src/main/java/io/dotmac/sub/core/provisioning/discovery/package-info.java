/**
 * ONTs that show themselves on line terminals, and are let in where an order expects them. Start at
 * {@link io.dotmac.sub.core.provisioning.discovery.DiscoveredOnts}.
 */
@NullMarked
package io.dotmac.sub.core.provisioning.discovery;

import org.jspecify.annotations.NullMarked;
