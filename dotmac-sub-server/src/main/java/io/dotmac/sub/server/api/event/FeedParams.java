package io.dotmac.sub.server.api.event;

import io.dotmac.sub.core.event.catalog.EventCatalog;
import io.dotmac.sub.core.event.feed.EventFeed;
import io.dotmac.sub.core.event.feed.EventFilter;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Id;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** What the address of a feed or stream asks for. */
record FeedParams(EventFilter filter, int limit) {
  private static final int USUAL = 100;

  /**
   * Reads {@code event_type} (several with commas between), the ids of subjects and {@code limit}.
   */
  static FeedParams of(MultivaluedMap<String, String> sent, EventCatalog catalog) {
    List<String> types = new ArrayList<>();
    Map<String, UUID> subjects = new LinkedHashMap<>();
    int limit = USUAL;
    for (String name : new TreeSet<>(sent.keySet())) {
      String text = sent.getFirst(name);
      if (EventFilter.SUBJECTS.contains(name)) {
        subjects.put(name, Id.parse(text));
      } else if (name.equals("event_type")) {
        List.of(text.split(",", -1)).forEach(type -> types.add(catalog.known(type)));
      } else if (name.equals("limit")) {
        limit = limit(text);
      } else if (!name.equals("after")) {
        throw Problem.invalid(
            "/" + name,
            "unknown_filter",
            "there is no parameter '" + name + "', expected after, limit, event_type or one of "
                + EventFilter.SUBJECTS);
      }
    }
    return new FeedParams(new EventFilter(types, subjects), limit);
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= EventFeed.MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw badLimit(text);
    }
    throw badLimit(text);
  }

  private static RuntimeException badLimit(String text) {
    return Problem.invalid(
        "/limit", "range", "expected 1 to " + EventFeed.MOST + ", found '" + text + "'");
  }
}
