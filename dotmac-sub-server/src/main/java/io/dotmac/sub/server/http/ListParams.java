package io.dotmac.sub.server.http;

import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the query part of a list's address asks for: a parameter annotated with {@code @BeanParam}.
 *
 * <p>{@code limit}, {@code offset}, {@code cursor}, {@code order_by} and {@code order_dir} are the
 * same everywhere; every other name is a filter, and which ones there are the listing knows.
 */
public final class ListParams {
  private static final Set<String> COMMON =
      Set.of("limit", "offset", "cursor", "order_by", "order_dir");

  @Context
  private @Nullable UriInfo uri;

  @Context
  private @Nullable ContainerRequestContext request;

  /**
   * The page that was asked for. {@code read} must open its own transaction: for a list as CSV it
   * is called again for every further page, until there is none.
   *
   * @param read what the query finds, as it is shown
   */
  public <V> Page<V> page(Function<ListQuery, Page<V>> read) {
    MultivaluedMap<String, String> sent = Objects.requireNonNull(uri).getQueryParameters();
    ListQuery query = query(sent);
    Page<V> page = read.apply(query);
    // Who names a limit wants that many rows, also as CSV.
    if (sent.getFirst("limit") == null) {
      CsvPages.more(Objects.requireNonNull(request), cursor -> read.apply(query.rest(cursor)));
    }
    return page;
  }

  static ListQuery query(MultivaluedMap<String, String> sent) {
    Map<String, String> filters = new TreeMap<>();
    for (Map.Entry<String, List<String>> parameter : sent.entrySet()) {
      String name = parameter.getKey();
      if (parameter.getValue().size() != 1) {
        throw Problem.invalid("/" + name, "repeated", name + " may be given once");
      }
      // An empty field of a search form asks for nothing.
      if (!COMMON.contains(name) && !parameter.getValue().get(0).isEmpty()) {
        filters.put(name, parameter.getValue().get(0));
      }
    }
    String direction = sent.getFirst("order_dir");
    if (direction != null && !direction.equals("asc") && !direction.equals("desc")) {
      throw Problem.invalid(
          "/order_dir", "enum", "expected asc or desc, found '" + direction + "'");
    }
    return new ListQuery(
        filters,
        sent.getFirst("order_by"),
        "desc".equals(direction),
        number(sent, "limit", ListQuery.DEFAULT_LIMIT),
        number(sent, "offset", 0),
        sent.getFirst("cursor"));
  }

  private static int number(MultivaluedMap<String, String> sent, String name, int fallback) {
    String text = sent.getFirst(name);
    if (text == null || text.isEmpty()) {
      return fallback;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Problem.invalid("/" + name, "type", name + " must be a whole number");
    }
  }
}
