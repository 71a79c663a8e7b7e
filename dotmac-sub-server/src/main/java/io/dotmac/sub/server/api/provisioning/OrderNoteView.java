package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.order.OrderNote;
import io.dotmac.sub.core.provisioning.order.OrderNoteId;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody said about an order, or when it is expected to be done. */
public record OrderNoteView(
    OrderNoteId id,
    ServiceOrderId serviceOrderId,
    @Nullable String note,
    @Nullable Instant etaAt,
    String writtenBy,
    Instant writtenAt) {
  static OrderNoteView of(OrderNote row) {
    return new OrderNoteView(
        row.id(),
        row.order(),
        row.note().orElse(null),
        row.etaAt().orElse(null),
        row.writtenBy(),
        row.writtenAt());
  }
}
