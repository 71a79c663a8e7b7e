package io.dotmac.sub.server.api.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.event.delivery.DeadLetters;
import java.util.List;

/** An event and how each of its handlers is with it. */
public record EventWithDeliveries(
    @JsonUnwrapped EventView event, List<EventDeliveryView> deliveries) {
  static EventWithDeliveries of(EventRecord event, List<DeadLetters.State> deliveries) {
    return new EventWithDeliveries(
        EventView.of(event), deliveries.stream().map(EventDeliveryView::of).toList());
  }
}
