package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.network.oncall.AlertNotificationLog.Kind;
import io.dotmac.sub.core.tx.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A line of the log that is not written yet.
 *
 * @param message the same for all alerts of which a step tells one person at once
 */
record Line(UUID id, Kind kind, Due due, Who.Reach reach, UUID message) {
  private record Key(UUID step, String name, String address) {}

  /** A step that has to tell of an alert. */
  record Due(Telling.About about, UUID policy, String policyName, UUID step, Who who) {}

  /** One for each that is due. */
  static List<Line> of(Kind kind, List<Due> all, Map<UUID, Turn> turns) {
    Map<Key, UUID> messages = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    for (Due due : all) {
      Who.Reach reach = due.who().reach(turns);
      Key key = new Key(due.step(), reach.name(), String.valueOf(reach.address()));
      UUID message = messages.computeIfAbsent(key, unknown -> Ids.next());
      lines.add(new Line(Ids.next(), kind, due, reach, message));
    }
    return lines;
  }

  /** What has to be said, a message for each group of lines. */
  static List<Telling> tellings(List<Line> lines) {
    Map<UUID, List<Line>> groups = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> line.reach().error() == null)
        .forEach(line ->
            groups.computeIfAbsent(line.message(), id -> new ArrayList<>()).add(line));
    return groups.values().stream().map(Line::telling).toList();
  }

  private static Telling telling(List<Line> lines) {
    Line first = lines.get(0);
    return new Telling(
        first.message(),
        first.kind(),
        first.due().policyName(),
        first.due().who().channel(),
        first.reach().name(),
        Objects.requireNonNull(first.reach().address()),
        first.reach().locale(),
        lines.stream()
            .map(line -> line.due().about())
            .sorted(Comparator.comparing(Telling.About::severity)
                .reversed()
                .thenComparing(Telling.About::since)
                .thenComparing(Telling.About::alert))
            .toList());
  }
}
