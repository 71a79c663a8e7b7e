package io.dotmac.sub.core.event.catalog;

import io.dotmac.sub.core.problem.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every type of event of a program, by name, in the order in which they were declared. */
public final class EventCatalog {
  private final Map<String, EventType> types = new LinkedHashMap<>();

  private EventCatalog() {}

  /** The types that each module declares; a name comes once. */
  public static EventCatalog of(List<List<EventType>> modules) {
    EventCatalog catalog = new EventCatalog();
    for (EventType type : modules.stream().flatMap(List::stream).toList()) {
      if (catalog.types.put(type.name(), type) != null) {
        throw new IllegalArgumentException("two types of events are called " + type.name());
      }
    }
    return catalog;
  }

  /** All of them. */
  public Collection<EventType> all() {
    return List.copyOf(types.values());
  }

  /** The type of that name. */
  public Optional<EventType> find(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** The name itself when there is such a type, else an invalid-input problem. */
  public String known(String name) {
    if (!types.containsKey(name)) {
      throw Problem.invalid(
          "/event_type", "enum", "there is no event type '" + name + "'; see /event-types");
    }
    return name;
  }
}
