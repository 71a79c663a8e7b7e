package io.dotmac.sub.server.web.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart: what to draw, the sentence that says the same, and the figures as a table.
 *
 * @param height the style class that gives the drawing its height
 * @param label the sentence read to those who cannot see the drawing
 * @param spec the drawing as JSON, for {@code charts.js}
 * @param columns heads of the table of figures, the first one for the labels
 * @param rows the figures, one row a label
 */
public record Chart(
    String id, String height, String label, String spec, List<String> columns, List<Row> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One row of the table of figures. */
  public record Row(String label, List<String> values) {}

  /**
   * The drawing.
   *
   * @param type {@code bar} or {@code line}
   * @param unit {@code money}, {@code gb}, {@code mbps} or {@code n}
   * @param symbol the currency symbol of {@code money}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Spec(
      String type,
      String unit,
      @Nullable String symbol,
      boolean stacked,
      boolean zero,
      List<String> labels,
      List<Series> sets) {}

  /**
   * One series.
   *
   * @param colour 1 to 6, a design token
   * @param axis {@code y2} for the right axis, else null
   * @param highlight true to draw all but the last bar faintly
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public record Series(
      String label,
      List<? extends Number> data,
      int colour,
      @Nullable String type,
      @Nullable String stack,
      @Nullable String axis,
      boolean fill,
      boolean dash,
      boolean highlight) {
    /** Bars, stacked on each other. */
    public static Series bars(String label, List<? extends Number> data, int colour) {
      return new Series(label, data, colour, null, "a", null, false, false, false);
    }

    /** Bars of which the last one stands out. */
    public static Series latest(String label, List<? extends Number> data, int colour) {
      return new Series(label, data, colour, null, null, null, false, false, true);
    }

    /** A line against the right axis. */
    public static Series right(String label, List<? extends Number> data, int colour) {
      return new Series(label, data, colour, "line", null, "y2", false, false, false);
    }

    /** A line with its area filled. */
    public static Series area(String label, List<? extends Number> data, int colour) {
      return new Series(label, data, colour, null, null, null, true, false, false);
    }

    /** A plain line. */
    public static Series line(String label, List<? extends Number> data, int colour) {
      return new Series(label, data, colour, null, null, null, false, false, false);
    }
  }

  /** The chart of {@code spec}; its figures become the table's rows as plain numbers. */
  public static Chart of(String id, String height, String label, String firstColumn, Spec spec) {
    List<String> columns = new ArrayList<>(List.of(firstColumn));
    spec.sets().forEach(set -> columns.add(set.label()));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < spec.labels().size(); i++) {
      int at = i;
      rows.add(new Row(
          spec.labels().get(i),
          spec.sets().stream().map(set -> plain(set.data().get(at))).toList()));
    }
    return new Chart(id, height, label, json(spec), List.copyOf(columns), List.copyOf(rows));
  }

  private static String plain(Number number) {
    return number.toString().replace('-', '−');
  }

  private static String json(Spec spec) {
    try {
      return JSON.writeValueAsString(spec);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chart of numbers and strings is always JSON", e);
    }
  }
}
