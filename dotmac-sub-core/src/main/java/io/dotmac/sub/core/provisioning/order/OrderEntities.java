package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.provisioning.technician.Technician;
import java.util.List;

/** The entities and columns of orders and of who carries them out, for the session factory. */
public final class OrderEntities {
  /** All of them. */
  public static final List<Class<?>> ALL = List.of(
      Technician.class,
      ServiceOrder.class,
      ServiceStateTransition.class,
      OrderNote.class,
      ProvisioningTask.class,
      InstallAppointment.class,
      OrderType.Column.class,
      ServiceOrderStatus.Column.class,
      ServiceState.Column.class,
      TaskStatus.Column.class,
      AppointmentStatus.Column.class);

  private OrderEntities() {}
}
