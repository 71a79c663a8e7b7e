package io.dotmac.sub.core.event.feed;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which events a reader wants.
 *
 * @param types names of types; all when empty
 * @param subjects ids by what they are: subscriber_id, account_id, subscription_id, invoice_id,
 *     service_order_id; an event must be about each
 */
public record EventFilter(List<String> types, Map<String, UUID> subjects) {
  /** What {@link #subjects} may name. */
  public static final List<String> SUBJECTS =
      List.of("subscriber_id", "account_id", "subscription_id", "invoice_id", "service_order_id");

  /** All events. */
  public static final EventFilter NONE = new EventFilter(List.of(), Map.of());

  /** Copies both; refuses what no event is about. */
  public EventFilter {
    types = List.copyOf(types);
    subjects = Map.copyOf(subjects);
    if (!SUBJECTS.containsAll(subjects.keySet())) {
      throw new IllegalArgumentException("subjects are " + SUBJECTS + ", found " + subjects);
    }
  }
}
