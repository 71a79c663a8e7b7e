package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.order.OrderType;
import io.dotmac.sub.core.provisioning.order.ServiceOrders.NewOrder;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Opens an order.
 *
 * @param draft whether nobody is to work on it yet; absent: somebody is
 * @param dueOn the first day on which it may be carried out; absent: any
 */
public record OpenServiceOrder(
    SubscriptionId subscriptionId,
    OrderType orderType,
    @Nullable Boolean draft,
    @Nullable TechnicianId technicianId,
    @Nullable LocalDate dueOn,
    @Nullable String notes) {
  NewOrder wanted() {
    return new NewOrder(
        subscriptionId, orderType, draft != null && draft, technicianId, dueOn, notes);
  }
}
