package io.dotmac.sub.server.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Listing;
import java.lang.reflect.Field;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameters of lists: how to page, how to sort, and every filter by its name. */
final class ListParameters {
  private ListParameters() {}

  /** Adds those of a list; without its listing, those that are the same for all. */
  static void add(ArrayNode parameters, @Nullable ListedBy listed) {
    integer(parameters, "limit", 1, ListQuery.MAX_LIMIT).put("default", ListQuery.DEFAULT_LIMIT);
    integer(parameters, "offset", 0, ListQuery.MAX_OFFSET).put("default", 0);
    text(parameters, "cursor", "The next_cursor of the page before; in place of offset.");
    ObjectNode order = text(parameters, "order_by", "What to sort by.");
    text(parameters, "order_dir", "asc unless said otherwise.")
        .putArray("enum")
        .add("asc")
        .add("desc");
    if (listed == null) {
      return;
    }
    Listing<?> listing = listing(listed);
    ArrayNode sorts = order.putArray("enum").add("id");
    listing.sortNames().forEach(sorts::add);
    Set<String> without = Set.of(listed.without());
    for (String name : listing.filterNames()) {
      if (!without.contains(name)) {
        text(parameters, name, "Only rows whose " + name.replace('_', ' ') + " it is.");
      }
    }
    if (listing.searchable()) {
      text(parameters, "q", "Only rows that have this text in them.");
    }
  }

  private static Listing<?> listing(ListedBy listed) {
    try {
      Field constant = listed.value().getDeclaredField(listed.constant());
      constant.setAccessible(true);
      return (Listing<?>) constant.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          listed.value() + " has no constant " + listed.constant() + " with a listing", e);
    }
  }

  private static ObjectNode integer(ArrayNode parameters, String name, int low, int high) {
    return parameter(parameters, name)
        .putObject("schema")
        .put("type", "integer")
        .put("minimum", low)
        .put("maximum", high);
  }

  private static ObjectNode text(ArrayNode parameters, String name, String description) {
    return parameter(parameters, name)
        .put("description", description)
        .putObject("schema")
        .put("type", "string");
  }

  private static ObjectNode parameter(ArrayNode parameters, String name) {
    return parameters.addObject().put("name", name).put("in", "query").put("required", false);
  }
}
