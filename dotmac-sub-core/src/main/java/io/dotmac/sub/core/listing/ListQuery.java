package io.dotmac.sub.core.listing;

import io.dotmac.sub.core.problem.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a list.
 *
 * @param filters by the names the listing declares; {@code q} searches where it is declared
 * @param orderBy a sort the listing declares; absent for its default
 * @param limit 1 to 200
 * @param offset rows to skip, 0 to 100,000; ignored with a cursor
 * @param cursor the {@code next_cursor} of the page before
 */
public record ListQuery(
    Map<String, String> filters,
    @Nullable String orderBy,
    boolean descending,
    int limit,
    int offset,
    @Nullable String cursor) {
  /** The page size unless asked otherwise. */
  public static final int DEFAULT_LIMIT = 50;

  /** The most rows of a page. */
  public static final int MAX_LIMIT = 200;
  /** How far an offset reaches; beyond, use a cursor. */
  public static final int MAX_OFFSET = 100_000;

  /** Checks the ranges. */
  public ListQuery {
    filters = Map.copyOf(filters);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw Problem.invalid("/limit", "range", "limit must be 1 to 200, found " + limit);
    }
    if (offset < 0 || offset > MAX_OFFSET) {
      throw Problem.invalid(
          "/offset", "range", "offset must be 0 to 100000, found " + offset + "; use the cursor");
    }
  }

  /** The first page in default order. */
  public static ListQuery first() {
    return first(DEFAULT_LIMIT);
  }

  /** The first rows in default order. */
  public static ListQuery first(int limit) {
    return new ListQuery(Map.of(), null, false, limit, 0, null);
  }

  /** The same, filtered. */
  public ListQuery with(Map<String, String> newFilters) {
    return new ListQuery(newFilters, orderBy, descending, limit, offset, cursor);
  }

  /** The same, from the given cursor on. */
  public ListQuery after(String nextCursor) {
    return new ListQuery(filters, orderBy, descending, limit, 0, nextCursor);
  }

  /** The same in the largest pages, from the given cursor on: for who reads all of them. */
  public ListQuery rest(String nextCursor) {
    return new ListQuery(filters, orderBy, descending, MAX_LIMIT, 0, nextCursor);
  }
}
