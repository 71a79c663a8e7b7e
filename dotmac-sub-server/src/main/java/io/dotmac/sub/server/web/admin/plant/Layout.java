package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.network.plant.trace.Hop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Where the hops of a trace are drawn: a column further right than the hop they hang on, each end
 * in a row of its own, and what forks in the middle of its forks.
 */
final class Layout {
  /** Rows are counted in halves. */
  static final int HALVES = 2;

  private final Map<UUID, Integer> columns = new HashMap<>();
  private final Map<UUID, Integer> rows = new HashMap<>();
  private int ends;

  private Layout() {}

  /** Of hops that each come after the one they hang on. */
  static Layout of(List<Hop> hops) {
    Layout layout = new Layout();
    Map<UUID, List<UUID>> forks = new HashMap<>();
    for (Hop hop : hops) {
      UUID after = hop.after();
      layout.columns.put(hop.id(), after == null ? 0 : layout.column(after) + 1);
      if (after != null) {
        forks.computeIfAbsent(after, id -> new ArrayList<>()).add(hop.id());
      }
    }
    hops.stream()
        .filter(hop -> !forks.containsKey(hop.id()))
        .forEach(hop -> layout.rows.put(hop.id(), HALVES * layout.ends++));
    for (int i = hops.size() - 1; i >= 0; i--) {
      List<UUID> here = forks.getOrDefault(hops.get(i).id(), List.of());
      if (!here.isEmpty()) {
        int first = layout.row(here.get(0));
        int last = layout.row(here.get(here.size() - 1));
        layout.rows.put(hops.get(i).id(), (first + last) / 2);
      }
    }
    return layout;
  }

  int column(UUID hop) {
    return Objects.requireNonNull(columns.get(hop));
  }

  /** In halves of a row. */
  int row(UUID hop) {
    return Objects.requireNonNull(rows.get(hop));
  }

  int columns() {
    return 1 + columns.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  int rows() {
    return ends;
  }
}
