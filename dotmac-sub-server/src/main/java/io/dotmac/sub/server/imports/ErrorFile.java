package io.dotmac.sub.server.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that were not imported: the columns of the file, then the line, the column at fault, a
 * code and what was expected. One line a fault.
 */
final class ErrorFile implements Closeable {
  /** What is added behind the columns of the file. */
  static final List<String> COLUMNS =
      List.of("error_line", "error_column", "error_code", "error_message");

  private final CsvWriter writer;

  ErrorFile(Path path, List<String> header) throws IOException {
    writer = CsvWriter.builder().build(path);
    List<String> columns = new ArrayList<>(header);
    columns.addAll(COLUMNS);
    writer.writeRecord(columns);
  }

  void write(ImportRow row, int width) {
    for (RowFault fault : row.faults()) {
      List<String> cells = new ArrayList<>(
          row.original().subList(0, Math.min(width, row.original().size())));
      while (cells.size() < width) {
        cells.add("");
      }
      cells.add(Long.toString(row.line()));
      cells.add(fault.column());
      cells.add(fault.code());
      cells.add(fault.message());
      writer.writeRecord(cells);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
