package io.dotmac.sub.server.adapter.radius.trace;

import io.dotmac.sub.radius.server.DropReason;
import io.dotmac.sub.radius.server.ServerMetrics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Packets that were dropped before anybody could decide on them, in words. */
final class DropNews {
  private final Map<DropReason, Long> told = new EnumMap<>(DropReason.class);

  DropNews(ServerMetrics start) {
    told.putAll(start.total().drops());
  }

  /** What was dropped since the last time, or an empty line. */
  String since(ServerMetrics now, TraceFilter filter) {
    StringBuilder text = new StringBuilder();
    now.total().drops().forEach((reason, count) -> {
      long more = count - told.getOrDefault(reason, 0L);
      if (more > 0 && filter.user().isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n")
            .append("dropped, of all clients: ")
            .append(more)
            .append(' ')
            .append(reason.name().toLowerCase(Locale.ROOT));
      }
      told.put(reason, count);
    });
    return text.toString();
  }
}
