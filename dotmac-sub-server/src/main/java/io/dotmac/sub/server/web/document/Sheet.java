package io.dotmac.sub.server.web.document;

import io.dotmac.sub.server.web.part.Fact;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What stands on the paper of one document, in the words of its reader.
 *
 * @param id the document's own id; with the data it decides every byte of the file
 * @param dated the day of the document
 * @param title what kind of document it is
 * @param number its number, or empty
 * @param stamp its state, such as paid, or empty
 * @param buyer name and address of whom it is for
 * @param facts dates and numbers beside the address
 * @param tables its lines, then summaries
 * @param sums what it adds up to; the last one is printed large
 * @param notes sentences below
 */
record Sheet(
    UUID id,
    LocalDate dated,
    String title,
    String number,
    String stamp,
    List<String> buyer,
    List<Fact> facts,
    List<Table> tables,
    List<Fact> sums,
    List<String> notes) {
  /**
   * Rows under headings.
   *
   * @param title above the table, or empty
   */
  record Table(String title, List<Column> columns, List<Row> rows) {}

  /**
   * One column.
   *
   * @param share its part of the width, in per cent
   */
  record Column(String heading, int share, boolean right) {}

  /**
   * One row.
   *
   * @param below small print under the first cell, a line each
   */
  record Row(List<String> cells, List<String> below) {}
}
