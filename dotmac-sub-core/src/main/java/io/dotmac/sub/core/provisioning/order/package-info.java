/**
 * Service orders: what has to be done for a service outside the office, who does it and when, and
 * how far it has come. Start at {@link io.dotmac.sub.core.provisioning.order.ServiceOrders}; {@link
 * io.dotmac.sub.core.provisioning.order.Installations} ties them to services.
 *
 * <p>Invariants, kept by the code and by the schema: an order moves only along {@link
 * io.dotmac.sub.core.provisioning.order.ServiceOrderStatus#next}, and each move is recorded; a
 * service has one open order of a kind; a service that waits for its installation is not active; a
 * technician has one visit at a time.
 */
@NullMarked
package io.dotmac.sub.core.provisioning.order;

import org.jspecify.annotations.NullMarked;
