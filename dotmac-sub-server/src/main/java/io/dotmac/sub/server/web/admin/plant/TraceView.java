package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.network.plant.trace.Hop;
import io.dotmac.sub.core.network.plant.trace.HopKind;
import io.dotmac.sub.core.network.plant.trace.Trace;
import io.dotmac.sub.core.network.plant.trace.Verdict;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A trace as a drawing, with the same in two tables for those who read rather than look.
 *
 * @param words what the drawing shows, in a sentence
 */
public record TraceView(
    String words,
    int width,
    int height,
    List<Line> lines,
    List<Dot> dots,
    Rows<Sheets.Table> tables) {
  private static final int COLUMN = 150;
  private static final int ROW = 40;
  private static final int MARGIN = 24;
  private static final int LETTERS = 20;

  /** From a hop to the one that hangs on it. */
  public record Line(String path, String css) {}

  /** A hop, with its name and what has been lost so far. */
  public record Dot(int x, int y, String css, String name, String note) {}

  static TraceView of(Visit visit, Trace trace) {
    Layout layout = Layout.of(trace.hops());
    Map<UUID, Verdict> verdicts = new HashMap<>();
    trace.ends().forEach(end -> verdicts.put(end.hop().id(), end.verdict()));
    List<Dot> dots = trace.hops().stream()
        .map(hop -> dot(visit, layout, hop, verdicts, trace.start()))
        .toList();
    List<Line> lines = trace.hops().stream()
        .filter(hop -> hop.after() != null)
        .map(hop -> line(layout, hop))
        .toList();
    return new TraceView(
        words(visit, trace),
        layout.columns() * COLUMN + 2 * MARGIN,
        layout.rows() * ROW + 2 * MARGIN,
        lines,
        dots,
        Rows.of(List.of(ends(visit, trace), hops(visit, trace))));
  }

  private static String words(Visit visit, Trace trace) {
    long onts =
        trace.ends().stream().filter(end -> end.hop().kind() == HopKind.ONT).count();
    Hop first = trace.hops().get(0);
    return trace.ponPort() == null
        ? visit.say("plant.dark", first.label())
        : visit.say(
            "plant.drawn",
            String.valueOf(first.place()) + " " + first.label(),
            onts,
            visit.formats().count(onts),
            visit.formats().count(trace.darkOutputs()));
  }

  private static Dot dot(
      Visit visit, Layout layout, Hop hop, Map<UUID, Verdict> verdicts, UUID start) {
    String css = switch (verdicts.getOrDefault(hop.id(), Verdict.UNKNOWN)) {
      case GOOD -> "sig-good";
      case TIGHT -> "sig-warn";
      case OVER, DAZZLING -> "sig-bad";
      case UNKNOWN -> "sig-off";
    };
    String name =
        hop.label().length() > LETTERS ? hop.label().substring(0, LETTERS - 1) + "…" : hop.label();
    return new Dot(
        x(layout, hop.id()),
        y(layout, hop.id()),
        hop.id().equals(start) ? css + " here" : css,
        name,
        visit.say("plant.db", visit.formats().number(hop.total().worstDb())));
  }

  private static Line line(Layout layout, Hop hop) {
    UUID after = Objects.requireNonNull(hop.after());
    int fromX = x(layout, after);
    int fromY = y(layout, after);
    int toX = x(layout, hop.id());
    int toY = y(layout, hop.id());
    // Straight below the name of what forks, then a bend to each of its forks.
    int turn = toX - COLUMN / 3;
    int bend = toX - COLUMN / 6;
    return new Line(
        "M" + fromX + " " + fromY + "H" + turn + "C" + bend + " " + fromY + " " + bend + " " + toY
            + " " + toX + " " + toY,
        hop.kind() == HopKind.STRAND ? "fibre" : "inside");
  }

  private static int x(Layout layout, UUID id) {
    return MARGIN + layout.column(id) * COLUMN;
  }

  private static int y(Layout layout, UUID id) {
    return MARGIN + layout.row(id) * ROW / Layout.HALVES;
  }

  private static Sheets.Table ends(Visit visit, Trace trace) {
    return Sheets.Table.stacked(
        visit.say("plant.ends"),
        List.of(
            Head.words(visit.say("plant.end")),
            Head.figures(visit.say("plant.length")),
            Head.figures(visit.say("plant.loss")),
            Head.figures(visit.say("plant.margin")),
            Head.words(visit.say("plant.verdict")),
            Head.figures(visit.say("plant.ont_rx"))),
        trace.ends().stream().map(end -> end(visit, end)).toList(),
        visit.say("plant.no_ends"));
  }

  private static Sheets.Row end(Visit visit, Trace.End end) {
    Hop hop = end.hop();
    return Sheets.Row.of(
        hop.kind() == HopKind.ONT
            ? Cell.link(hop.label(), PlantPages.ONTS + "/" + hop.id())
            : Cell.link(hop.label(), PlantPages.STRANDS + "/" + hop.id() + "/trace"),
        Cell.figure(visit.say("plant.metres", visit.formats().number(end.lengthM()))),
        Cell.figure(visit.say("plant.db", visit.formats().number(hop.total().worstDb()))),
        Cell.figure(
            end.marginDb() == null
                ? visit.formats().orNone("")
                : visit.say("plant.db", visit.formats().number(end.marginDb()))),
        Cell.words(visit.name("verdict", WireName.of(end.verdict()))),
        Cell.figure(
            end.ontRxDbm() == null
                ? visit.formats().orNone("")
                : visit.say("plant.dbm", visit.formats().number(end.ontRxDbm()))));
  }

  private static Sheets.Table hops(Visit visit, Trace trace) {
    return Sheets.Table.stacked(
        visit.say("plant.hops"),
        List.of(
            Head.words(visit.say("plant.hop")),
            Head.words(visit.say("plant.place")),
            Head.words(visit.say("plant.joint")),
            Head.figures(visit.say("plant.length")),
            Head.figures(visit.say("plant.loss_here")),
            Head.figures(visit.say("plant.loss"))),
        trace.hops().stream().map(hop -> hop(visit, hop)).toList(),
        "");
  }

  private static Sheets.Row hop(Visit visit, Hop hop) {
    return Sheets.Row.of(
        hop.kind() == HopKind.STRAND
            ? Cell.link(hop.label(), PlantPages.STRANDS + "/" + hop.id() + "/trace")
            : Cell.words(hop.label()),
        Cell.words(visit.formats().orNone(hop.place())),
        Cell.words(visit.name("joint", WireName.of(hop.joint()))),
        Cell.figure(
            hop.lengthM() == null
                ? visit.formats().orNone("")
                : visit.say("plant.metres", visit.formats().number(hop.lengthM()))),
        Cell.figure(visit.say("plant.db", visit.formats().number(hop.loss().worstDb()))),
        Cell.figure(visit.say("plant.db", visit.formats().number(hop.total().worstDb()))));
  }
}
