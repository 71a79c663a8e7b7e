package io.dotmac.sub.server.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables of figures, with the days they are about. */
public final class Sheets {
  private Sheets() {}

  /**
   * A page of tables.
   *
   * @param tabs the pages beside it
   * @param actions such as the same as a file
   * @param action where the form with the fields leads
   * @param fields days, as they were asked for
   */
  public record Page(
      String title,
      String summary,
      List<Tab> tabs,
      List<Link> actions,
      String action,
      Rows<Field> fields,
      List<Table> tables,
      @Nullable Pager pager) {}

  /** A page beside this one. */
  public record Tab(String href, String label, boolean current) {}

  /**
   * One table; {@code nothing} is said instead when it has no row.
   *
   * @param title above it, or empty
   */
  public record Table(String title, List<Head> heads, Rows<Row> rows, String nothing) {
    public static Table of(String title, List<Head> heads, List<Row> rows, String nothing) {
      return new Table(title, heads, Rows.of(rows), nothing);
    }
  }

  /** A heading; figures stand at the right. */
  public record Head(String text, boolean figure) {
    public static Head words(String text) {
      return new Head(text, false);
    }

    public static Head figures(String text) {
      return new Head(text, true);
    }
  }

  /**
   * One row.
   *
   * @param strong true for a sum
   */
  public record Row(List<Cell> cells, boolean strong) {
    public static Row of(Cell... cells) {
      return new Row(List.of(cells), false);
    }
  }

  /** One cell; {@code href} is empty when it leads nowhere. */
  public record Cell(String text, boolean figure, String href) {
    public static Cell words(String text) {
      return new Cell(text, false, "");
    }

    public static Cell figure(String text) {
      return new Cell(text, true, "");
    }

    public static Cell link(String text, String href) {
      return new Cell(text, false, href);
    }
  }
}
