package io.dotmac.sub.server.web.document;

import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.part.Fact;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Draws a sheet on pages. */
final class SheetPdf {
  private static final float MARGIN = 50;
  private static final float FOOT = 70;
  private static final float SMALL = 8;
  private static final float NORMAL = 9.5f;
  private static final float LARGE = 12;
  private static final float TITLE = 20;
  private static final float LEADING = 1.35f;
  private static final float LOGO_WIDTH = 150;
  private static final float LOGO_HEIGHT = 50;
  private static final float PERCENT = 100;
  private static final float BELOW = 0.8f;
  private static final Color LINE = new Color(0xD5DBE1);

  private final Sheet sheet;
  private final Letterhead head;
  private final Messages words;
  private final PdfPages pages;
  private final float wide;
  private float y;

  private SheetPdf(Sheet sheet, Letterhead head, Messages words, PdfPages pages) {
    this.sheet = sheet;
    this.head = head;
    this.words = words;
    this.pages = pages;
    this.wide = pages.width() - 2 * MARGIN;
  }

  /** The PDF. */
  static byte[] draw(Sheet sheet, Letterhead head, Messages words) {
    try (PdfPages pages = new PdfPages(head.paper().size())) {
      new SheetPdf(sheet, head, words, pages).all();
      String title = (sheet.title() + " " + sheet.number()).strip();
      return pages.save(sheet.id(), sheet.dated(), title, head.seller().get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void all() throws IOException {
    turn();
    letterhead();
    address();
    for (Sheet.Table table : sheet.tables()) {
      table(table);
    }
    sums();
    for (String note : sheet.notes()) {
      paragraph(note, MARGIN, wide, SMALL, PdfPages.GREY);
      y -= 4;
    }
    for (int page = 0; page < pages.count(); page++) {
      pages.back(page);
      foot(page + 1);
    }
  }

  private void turn() throws IOException {
    pages.turn();
    y = pages.height() - MARGIN;
  }

  private void room(float needed) throws IOException {
    if (y - needed < FOOT) {
      turn();
    }
  }

  private void letterhead() throws IOException {
    float top = y;
    if (head.logo().length > 0) {
      try {
        y -= pages.picture(head.logo(), MARGIN, top, LOGO_WIDTH, LOGO_HEIGHT) + NORMAL;
      } catch (IOException | IllegalArgumentException e) {
        // What is no picture is left out: a document is never kept back by its looks.
        y = top;
      }
    }
    boolean first = true;
    for (String line : head.seller()) {
      y -= (first ? LARGE : NORMAL) * LEADING;
      pages.text(
          MARGIN, y, first ? LARGE : NORMAL, first, first ? PdfPages.BLACK : PdfPages.GREY, line);
      first = false;
    }
    float right = pages.width() - MARGIN;
    float side = top - TITLE;
    pages.right(right, side, TITLE, true, head.accent(), sheet.title());
    side -= LARGE * LEADING + 4;
    pages.right(right, side, LARGE, false, PdfPages.BLACK, sheet.number());
    if (!sheet.stamp().isEmpty()) {
      side -= LARGE * LEADING;
      pages.right(right, side, LARGE, true, head.accent(), sheet.stamp());
    }
    y = Math.min(y, side) - 14;
    pages.rule(MARGIN, y, wide, 1.5f, head.accent());
    y -= 8;
  }

  /** Whom it is for on the left, dates and numbers on the right. */
  private void address() throws IOException {
    float top = y;
    boolean first = true;
    for (String line : sheet.buyer()) {
      y -= NORMAL * LEADING;
      pages.text(MARGIN, y, NORMAL, first, PdfPages.BLACK, line);
      first = false;
    }
    float side = top;
    float middle = MARGIN + wide * 0.55f;
    for (Fact fact : sheet.facts()) {
      side -= NORMAL * LEADING;
      pages.text(middle, side, NORMAL, false, PdfPages.GREY, fact.label());
      pages.right(pages.width() - MARGIN, side, NORMAL, false, PdfPages.BLACK, fact.value());
    }
    y = Math.min(y, side) - 22;
  }

  private void table(Sheet.Table table) throws IOException {
    room(60);
    if (!table.title().isEmpty()) {
      pages.text(MARGIN, y, NORMAL, true, head.accent(), table.title());
      y -= NORMAL * LEADING + 2;
    }
    headings(table);
    for (Sheet.Row row : table.rows()) {
      row(table, row);
    }
    y -= 14;
  }

  private void headings(Sheet.Table table) throws IOException {
    float x = MARGIN;
    for (Sheet.Column column : table.columns()) {
      float share = wide * column.share() / PERCENT;
      cell(x, share, column.right(), SMALL, true, PdfPages.GREY, column.heading());
      x += share;
    }
    y -= 5;
    pages.rule(MARGIN, y, wide, 0.7f, head.accent());
    y -= NORMAL * LEADING;
  }

  private void row(Sheet.Table table, Sheet.Row row) throws IOException {
    float share = wide * table.columns().get(0).share() / PERCENT - 8;
    List<String> first = pages.lines(row.cells().get(0), NORMAL, share);
    float needed = first.size() * NORMAL * LEADING;
    for (String small : row.below()) {
      needed += pages.lines(small, SMALL, wide * BELOW).size() * SMALL * LEADING;
    }
    if (y - needed < FOOT) {
      turn();
      headings(table);
    }
    float x = MARGIN + wide * table.columns().get(0).share() / PERCENT;
    for (int i = 1; i < table.columns().size(); i++) {
      Sheet.Column column = table.columns().get(i);
      float columnWide = wide * column.share() / PERCENT;
      cell(
          x,
          columnWide,
          column.right(),
          NORMAL,
          false,
          PdfPages.BLACK,
          row.cells().get(i));
      x += columnWide;
    }
    for (String line : first) {
      pages.text(MARGIN, y, NORMAL, false, PdfPages.BLACK, line);
      y -= NORMAL * LEADING;
    }
    for (String small : row.below()) {
      paragraph(small, MARGIN, wide * BELOW, SMALL, PdfPages.GREY);
    }
    pages.rule(MARGIN, y + NORMAL * 0.55f, wide, 0.4f, LINE);
    y -= 5;
  }

  private void cell(
      float x, float share, boolean right, float points, boolean bold, Color color, String text)
      throws IOException {
    if (right) {
      pages.right(x + share, y, points, bold, color, text);
    } else {
      List<String> lines = pages.lines(text, points, share - 4);
      pages.text(x, y, points, bold, color, lines.isEmpty() ? "" : lines.get(0));
    }
  }

  private void paragraph(String text, float x, float most, float points, Color color)
      throws IOException {
    for (String line : pages.lines(text, points, most)) {
      room(points);
      pages.text(x, y, points, false, color, line);
      y -= points * LEADING;
    }
  }

  private void sums() throws IOException {
    room(sheet.sums().size() * LARGE * LEADING + 20);
    float middle = MARGIN + wide * 0.55f;
    float right = pages.width() - MARGIN;
    for (int i = 0; i < sheet.sums().size(); i++) {
      Fact sum = sheet.sums().get(i);
      boolean last = i == sheet.sums().size() - 1;
      float points = last ? LARGE : NORMAL;
      if (last) {
        pages.rule(middle, y + 9, right - middle, 1, head.accent());
        y -= 6;
      }
      pages.text(middle, y, points, last, PdfPages.BLACK, sum.label());
      pages.right(right, y, points, last, PdfPages.BLACK, sum.value());
      y -= points * LEADING;
    }
    y -= 18;
  }

  private void foot(int page) throws IOException {
    pages.rule(MARGIN, FOOT - 14, wide, 0.4f, LINE);
    float low = FOOT - 26;
    String number = words.text("document.page", page, pages.count());
    pages.right(pages.width() - MARGIN, low, SMALL, false, PdfPages.GREY, number);
    float most = wide - LOGO_WIDTH;
    for (String line : pages.lines(head.footer(), SMALL, most)) {
      pages.text(MARGIN, low, SMALL, false, PdfPages.GREY, line);
      low -= SMALL * LEADING;
    }
  }
}
