package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.run.RunInput;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about an order.
 *
 * @param dueOn the first day on which it may be carried out; null: any
 * @param ontSerial the ONT that is expected to be plugged in for it
 */
public record OrderFields(
    @Nullable LocalDate dueOn,
    @Nullable String notes,
    @Nullable String ontSerial) {
  static OrderFields of(ServiceOrder order) {
    return new OrderFields(
        order.dueOn().orElse(null),
        order.notes().orElse(null),
        order.ontSerial().orElse(null));
  }

  /** The serial number in its canonical form, however it was written. */
  @Nullable
  String ont() {
    return ontSerial == null ? null : RunInput.canonical(ontSerial);
  }
}
