package io.dotmac.sub.core.listing;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param count how many rows match in all: exact up to 10,000, absent above
 * @param nextCursor where the next page starts; absent on the last page
 */
public record Page<T>(
    List<T> items,
    @Nullable Long count,
    int limit,
    int offset,
    @Nullable String nextCursor) {
  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /** The same page of other things. */
  public <R> Page<R> map(Function<? super T, ? extends R> view) {
    List<R> mapped = items.stream().<R>map(view).toList();
    return new Page<>(mapped, count, limit, offset, nextCursor);
  }
}
