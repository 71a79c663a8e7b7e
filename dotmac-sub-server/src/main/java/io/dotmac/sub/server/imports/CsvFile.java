package io.dotmac.sub.server.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.dotmac.sub.core.problem.Problem;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A CSV file with a header, read row by row. Comma, semicolon and tab are recognised by the header;
 * UTF-8 and UTF-16 by their marks, UTF-8 without one.
 */
public final class CsvFile implements Closeable {
  private static final char[] SEPARATORS = {',', ';', '\t'};

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> header;
  private final Map<String, String> columns = new HashMap<>();
  private final List<String> fields = new ArrayList<>();

  private CsvFile(
      CsvReader<CsvRecord> reader, Iterator<CsvRecord> records, Map<String, String> synonyms) {
    this.reader = reader;
    this.records = records;
    this.header = List.copyOf(records.next().getFields());
    for (String column : header) {
      String name = normalised(column);
      String field = synonyms.getOrDefault(name, name);
      fields.add(field);
      columns.putIfAbsent(field, column);
    }
  }

  /**
   * Opens a file.
   *
   * @param synonyms header names, in lower case with underscores, and the field each one means
   */
  public static CsvFile open(Path path, Map<String, String> synonyms) throws IOException {
    return open(() -> Files.newInputStream(path), path.toString(), synonyms);
  }

  /** The same of what somebody has sent. */
  public static CsvFile of(byte[] octets, Map<String, String> synonyms) throws IOException {
    return open(() -> new ByteArrayInputStream(octets), "what was sent", synonyms);
  }

  /** Can be read from its beginning more than once. */
  private interface Source {
    InputStream read() throws IOException;
  }

  private static CsvFile open(Source source, String name, Map<String, String> synonyms)
      throws IOException {
    char separator = separator(source);
    CsvReader<CsvRecord> reader = CsvReader.builder()
        .fieldSeparator(separator)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofCsvRecord(decoded(source));
    Iterator<CsvRecord> records = reader.iterator();
    if (!records.hasNext()) {
      reader.close();
      throw Problem.invalid("", "empty", name + " is empty: a header line was expected");
    }
    return new CsvFile(reader, records, synonyms);
  }

  /** The header as the file has it. */
  public List<String> header() {
    return header;
  }

  /** What the columns mean, in their order. */
  public List<String> fields() {
    return List.copyOf(fields);
  }

  /** The columns, as the file names them, whose fields are none of {@code known} or come twice. */
  public List<String> unread(Set<String> known) {
    List<String> unread = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      boolean first = fields.indexOf(field) == i;
      if (!(known.contains(field) && first) && !ErrorFile.COLUMNS.contains(field)) {
        unread.add(header.get(i));
      }
    }
    return unread;
  }

  /** Refuses a file that lacks a column, naming what was found. */
  public void requireField(String field, String expected) {
    if (!columns.containsKey(field)) {
      throw Problem.invalid(
          "", "column", "a column '" + expected + "' was expected; the header has " + header);
    }
  }

  /** Up to {@code limit} rows; none at the end of the file. */
  public List<ImportRow> next(int limit) {
    List<ImportRow> rows = new ArrayList<>();
    try {
      while (rows.size() < limit && records.hasNext()) {
        CsvRecord record = records.next();
        rows.add(row(record));
      }
    } catch (CsvParseException e) {
      throw Problem.invalid("", "csv", "the file is no valid CSV: " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw unreadable(Objects.requireNonNull(e.getCause()));
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private ImportRow row(CsvRecord record) {
    List<String> cells = record.getFields();
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < Math.min(cells.size(), fields.size()); i++) {
      values.putIfAbsent(fields.get(i), cells.get(i));
    }
    ImportRow row = new ImportRow(record.getStartingLineNumber(), cells, values, columns);
    if (cells.size() > fields.size()
        && !cells.subList(fields.size(), cells.size()).stream().allMatch(String::isBlank)) {
      row.fault(
          "", "columns", fields.size() + " columns were expected and " + cells.size() + " found");
    }
    return row;
  }

  private static RuntimeException unreadable(IOException e) {
    String detail = e instanceof CharacterCodingException
        ? "the file is not UTF-8: save it as UTF-8 and try again"
        : "the file cannot be read: " + e.getMessage();
    return Problem.invalid("", "encoding", detail);
  }

  private static String normalised(String column) {
    return column.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  private static char separator(Source source) throws IOException {
    try (BufferedReader reader = new BufferedReader(decoded(source))) {
      String line = reader.readLine();
      char best = ',';
      long most = 0;
      for (char separator : SEPARATORS) {
        long count = line == null ? 0 : line.chars().filter(c -> c == separator).count();
        if (count > most) {
          most = count;
          best = separator;
        }
      }
      return best;
    } catch (CharacterCodingException e) {
      throw unreadable(e);
    }
  }

  private static InputStreamReader decoded(Source source) throws IOException {
    PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(source.read()), 3);
    Charset charset = charset(in);
    return new InputStreamReader(
        in,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** Reads a byte order mark, if there is one. */
  private static Charset charset(PushbackInputStream in) throws IOException {
    byte[] start = readUpTo3(in);
    if (start.length == 3
        && start[0] == (byte) 0xEF
        && start[1] == (byte) 0xBB
        && start[2] == (byte) 0xBF) {
      return StandardCharsets.UTF_8;
    }
    if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
      in.unread(start, 2, start.length - 2);
      return StandardCharsets.UTF_16BE;
    }
    if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      in.unread(start, 2, start.length - 2);
      return StandardCharsets.UTF_16LE;
    }
    in.unread(start);
    return StandardCharsets.UTF_8;
  }

  private static byte[] readUpTo3(InputStream in) throws IOException {
    return in.readNBytes(3);
  }
}
