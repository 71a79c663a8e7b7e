package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about an order.
 *
 * @param dueOn the first day on which it may be carried out; null: any
 */
public record OrderFields(
    @Nullable LocalDate dueOn, @Nullable String notes) {
  static OrderFields of(ServiceOrder order) {
    return new OrderFields(order.dueOn().orElse(null), order.notes().orElse(null));
  }
}
