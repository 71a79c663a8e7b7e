package io.dotmac.sub.server.web.part;

import java.util.ArrayList;
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
   * @param stacked whether each row becomes a list of its own where there is no room beside
   */
  public record Table(
      String title, List<Head> heads, Rows<Row> rows, String nothing, boolean stacked) {
    /** A table of figures, which keeps its columns and is moved sideways. */
    public static Table of(String title, List<Head> heads, List<Row> rows, String nothing) {
      return new Table(title, heads, Rows.of(rows), nothing, false);
    }

    /** A table whose rows are read one by one: on a phone each cell says what it is. */
    public static Table stacked(String title, List<Head> heads, List<Row> rows, String nothing) {
      List<Row> named = rows.stream().map(row -> row.named(heads)).toList();
      return new Table(title, heads, Rows.of(named), nothing, true);
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

    private Row named(List<Head> heads) {
      List<Cell> named = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        named.add(cells.get(i).named(heads.get(i).text()));
      }
      return new Row(List.copyOf(named), strong);
    }
  }

  /**
   * One cell; {@code href} is empty when it leads nowhere.
   *
   * @param head what it is, where a row becomes a list; else empty
   * @param state whether it is a state, in a coloured pill of {@code tone}
   * @param note a smaller line below it, or empty
   */
  public record Cell(
      String text,
      boolean figure,
      String href,
      String head,
      boolean state,
      String tone,
      String note) {
    public static Cell words(String text) {
      return of(text, false, "");
    }

    public static Cell figure(String text) {
      return of(text, true, "");
    }

    public static Cell link(String text, String href) {
      return of(text, false, href);
    }

    /** A state, as the word in a pill. */
    public static Cell pill(Pill pill) {
      return new Cell(pill.label(), false, "", "", true, pill.tone(), "");
    }

    private static Cell of(String text, boolean figure, String href) {
      return new Cell(text, figure, href, "", false, "", "");
    }

    /** The same with a smaller line below it. */
    public Cell noted(String line) {
      return new Cell(text, figure, href, head, state, tone, line);
    }

    private Cell named(String name) {
      return new Cell(text, figure, href, name, state, tone, note);
    }
  }
}
