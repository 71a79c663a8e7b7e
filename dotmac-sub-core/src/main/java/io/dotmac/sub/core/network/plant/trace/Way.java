package io.dotmac.sub.core.network.plant.trace;

import io.dotmac.sub.core.network.olt.PonPort.Technology;
import io.dotmac.sub.core.network.olt.SfpClass;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the steps of a trace in the order of the light, and adds up what it loses. */
final class Way {
  private final UUID start;
  private final List<Step> above;
  private final Map<UUID, List<Step>> below = new LinkedHashMap<>();
  private final Technology technology;
  private final @Nullable SfpClass optics;

  private final List<Hop> hops = new ArrayList<>();
  private final List<Trace.End> ends = new ArrayList<>();
  private final Map<UUID, BigDecimal> lengths = new HashMap<>();
  private final Set<UUID> seen = new HashSet<>();
  private int dark;

  /** Of steps that hold the start itself. */
  Way(UUID start, List<Step> steps) {
    this.start = start;
    this.above = above(steps);
    steps.stream()
        .filter(step -> !step.isUp())
        .forEach(step -> below
            .computeIfAbsent(Objects.requireNonNull(step.next()), id -> new ArrayList<>())
            .add(step));
    Step top = above.get(0);
    this.technology = top.technology() == null ? Technology.GPON : top.technology();
    this.optics = top.optics();
  }

  /**
   * From the top down to the start. A splitter of two inputs can be lit by two ways: that of the
   * nearer PON port counts, or where there is none the longer way.
   */
  private static List<Step> above(List<Step> steps) {
    Map<UUID, Step> up = new HashMap<>();
    steps.stream().filter(Step::isUp).forEach(step -> up.putIfAbsent(step.id(), step));
    Step top = up.values().stream()
        .max(Comparator.comparing((Step step) -> step.kind() == HopKind.PON_PORT)
            .thenComparing(step -> step.kind() == HopKind.PON_PORT ? -step.depth() : step.depth())
            .thenComparing(Step::label)
            .thenComparing(Step::id))
        .orElseThrow();
    List<Step> way = new ArrayList<>();
    for (Step step = top; step != null; step = step.next() == null ? null : up.get(step.next())) {
      way.add(step);
    }
    return way;
  }

  Trace trace() {
    Hop last = null;
    for (Step step : above) {
      last = add(step, last);
    }
    descend(above.get(above.size() - 1), last);
    Step top = above.get(0);
    UUID port = top.kind() == HopKind.PON_PORT ? top.id() : null;
    return new Trace(start, port, optics, hops, ends, dark);
  }

  /** Depth first, so that a hop comes after the one it hangs on; without recursion. */
  private void descend(Step from, @Nullable Hop hop) {
    record Open(Step step, @Nullable Hop after) {}
    Deque<Open> open = new ArrayDeque<>();
    push(below(from), step -> open.push(new Open(step, hop)));
    if (open.isEmpty()) {
      end(from, hop);
    }
    while (!open.isEmpty()) {
      Open next = open.pop();
      List<Step> further = below(next.step());
      if (next.step().kind() == HopKind.OUTPUT && further.isEmpty()) {
        dark++;
      } else if (!seen.contains(next.step().id())) {
        Hop added = add(next.step(), next.after());
        push(further, step -> open.push(new Open(step, added)));
        if (further.isEmpty()) {
          end(next.step(), added);
        }
      }
    }
  }

  private static void push(List<Step> steps, Consumer<Step> onto) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      onto.accept(steps.get(i));
    }
  }

  private List<Step> below(Step step) {
    return below.getOrDefault(step.id(), List.of());
  }

  private Hop add(Step step, @Nullable Hop after) {
    seen.add(step.id());
    // What is at the top hangs on nothing, so it has no joint that could lose anything.
    Loss whole = step.loss(technology);
    Loss loss = after == null ? whole.minus(joint(step)) : whole;
    Loss total = after == null ? loss : after.total().plus(loss);
    BigDecimal before =
        after == null ? BigDecimal.ZERO : lengths.getOrDefault(after.id(), BigDecimal.ZERO);
    lengths.put(step.id(), step.lengthM() == null ? before : before.add(step.lengthM()));
    Hop hop = new Hop(
        step.kind(),
        step.id(),
        after == null ? null : after.id(),
        step.label(),
        step.place(),
        after == null ? Joint.NONE : step.joint(),
        step.lengthM(),
        step.isEstimated(),
        loss,
        total);
    hops.add(hop);
    return hop;
  }

  private static Loss joint(Step step) {
    return Loss.same(step.jointDb() == null ? Losses.joint(step.joint()) : step.jointDb());
  }

  private void end(Step step, @Nullable Hop hop) {
    boolean lit = above.get(0).kind() == HopKind.PON_PORT;
    if (hop == null || step.kind() != HopKind.ONT && step.kind() != HopKind.STRAND) {
      return;
    }
    SfpClass bearing = lit ? optics : null;
    ends.add(new Trace.End(
        hop,
        lengths.getOrDefault(step.id(), BigDecimal.ZERO),
        bearing == null ? null : bearing.mostLossDb().subtract(hop.total().worstDb()),
        Verdict.of(hop.total(), bearing),
        step.subscription(),
        step.ontRxDbm()));
  }
}
