package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.order.OrderType;
import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.order.ServiceOrderStatus;
import io.dotmac.sub.core.provisioning.order.ServiceState;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done for a service.
 *
 * @param serviceState what that means for the service
 * @param notes shown to staff alone
 * @param ontSerial the ONT that is expected to be plugged in for it
 * @param onDevice whether something was set up on a device for it
 * @param leftovers what a device still has of it that could not be taken back
 */
public record ServiceOrderView(
    ServiceOrderId id,
    String orderNumber,
    SubscriberId subscriberId,
    SubscriptionId subscriptionId,
    OrderType orderType,
    ServiceOrderStatus status,
    ServiceState serviceState,
    @Nullable TechnicianId technicianId,
    @Nullable LocalDate dueOn,
    @Nullable Instant etaAt,
    @Nullable String notes,
    @Nullable String ontSerial,
    boolean onDevice,
    List<String> leftovers,
    @Nullable Instant completedAt,
    @Nullable String endedReason,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static ServiceOrderView of(Tx tx, ServiceOrder row) {
    boolean inside = isInside(tx);
    return new ServiceOrderView(
        row.id(),
        row.number(),
        row.subscriber(),
        row.subscription(),
        row.type(),
        row.status(),
        row.state(),
        row.technician().orElse(null),
        row.dueOn().orElse(null),
        row.etaAt().orElse(null),
        inside ? row.notes().orElse(null) : null,
        row.ontSerial().orElse(null),
        row.onDevice(),
        inside ? row.leftovers() : List.of(),
        row.completedAt().orElse(null),
        inside ? row.endedReason().orElse(null) : null,
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }

  /** Whether what staff writes for staff is shown. */
  static boolean isInside(Tx tx) {
    Realm realm = tx.caller().realm();
    return realm == Realm.STAFF || realm == Realm.SERVICE;
  }
}
