/**
 * The way from an order to a service that works: what is said of orders, visits and runs. Start at
 * {@link io.dotmac.sub.core.provisioning.ProvisioningEvent}.
 */
@NullMarked
package io.dotmac.sub.core.provisioning;

import org.jspecify.annotations.NullMarked;
