package io.dotmac.sub.server.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.TableListing;
import io.dotmac.sub.core.network.inventory.Kind;
import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.Set;

/** The query parameters of lists: how to page, how to sort, and every filter by its name. */
final class ListParameters {
  private ListParameters() {}

  /** Adds those of a list; without its listing, those that are the same for all. */
  static void add(ArrayNode parameters, Handler handler) {
    integer(parameters, "limit", 1, ListQuery.MAX_LIMIT).put("default", ListQuery.DEFAULT_LIMIT);
    integer(parameters, "offset", 0, ListQuery.MAX_OFFSET).put("default", 0);
    text(parameters, "cursor", "The next_cursor of the page before; in place of offset.");
    ObjectNode order = text(parameters, "order_by", "What to sort by.");
    text(parameters, "order_dir", "asc unless said otherwise.")
        .putArray("enum")
        .add("asc")
        .add("desc");
    ListedBy listed = handler.method().getAnnotation(ListedBy.class);
    if (listed != null && listed.value().isRecord()) {
      add(parameters, order, Kind.of(listed.value().asSubclass(Record.class)).list());
    } else if (listed != null) {
      Listing<?> listing = listing(listed);
      Set<String> filters = new LinkedHashSet<>(listing.filterNames());
      filters.removeAll(Set.of(listed.without()));
      add(parameters, order, listing.sortNames(), filters, listing.searchable());
    }
    handler.item().map(Kind::of).map(Kind::list).ifPresent(list -> add(parameters, order, list));
  }

  private static void add(ArrayNode parameters, ObjectNode order, TableListing<?> list) {
    add(parameters, order, list.sortNames(), list.filterNames(), list.searchable());
  }

  private static void add(
      ArrayNode parameters,
      ObjectNode order,
      Set<String> sorts,
      Set<String> filters,
      boolean searchable) {
    ArrayNode names = order.putArray("enum").add("id");
    sorts.forEach(names::add);
    for (String name : filters) {
      text(parameters, name, "Only rows whose " + name.replace('_', ' ') + " it is.");
    }
    if (searchable) {
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
