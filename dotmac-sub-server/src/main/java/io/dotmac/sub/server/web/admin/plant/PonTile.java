package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A PON port as a tile: a square for each of its ONTs, coloured by the light it received.
 *
 * @param height of the drawing, whose width is 160
 * @param words what the colours say, for those who do not see them
 */
public record PonTile(
    String name, String href, String use, String words, int height, List<Square> squares) {
  private static final int ACROSS = 16;
  private static final int STEP = 10;

  /** A square of 8, by its upper left corner. */
  public record Square(int x, int y, String css) {}

  /** One ONT of a port: its signal. */
  record Lit(UUID port, Signal signal) {
    static Lit of(Row row) {
      return new Lit(row.id("pon_port_id"), Signal.of(row));
    }
  }

  static PonTile of(Visit visit, Row port, List<Lit> onts) {
    List<Square> squares = new ArrayList<>();
    Map<Signal, Integer> counts = new EnumMap<>(Signal.class);
    for (int i = 0; i < onts.size(); i++) {
      Signal signal = onts.get(i).signal();
      squares.add(new Square(i % ACROSS * STEP, i / ACROSS * STEP, signal.css()));
      counts.merge(signal, 1, Integer::sum);
    }
    List<String> words = new ArrayList<>();
    counts.forEach(
        (signal, count) -> words.add(visit.formats().count(count) + " " + signal.word(visit)));
    return new PonTile(
        port.text("name"),
        PlantPages.PON_PORTS + "/" + port.id("id"),
        visit.say(
            "plant.onts_of",
            visit.formats().count(onts.size()),
            visit.formats().count(port.number("max_onts"))),
        String.join(", ", words),
        Math.max(1, (onts.size() + ACROSS - 1) / ACROSS) * STEP,
        squares);
  }
}
