package io.dotmac.sub.server.imports;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Runs an import: streamed, in chunks, with an error file. */
public final class ImportRunner {
  /** Rows that commit together. */
  public static final int CHUNK = 500;

  private final Database db;

  /** How an import runs. */
  public enum Mode {
    /** Good rows are kept, chunk by chunk. */
    KEEP_GOOD,
    /** Everything or nothing, in one transaction. */
    STRICT,
    /** Nothing is kept. */
    DRY_RUN
  }

  /** Writes through {@code db}. */
  public ImportRunner(Database db) {
    this.db = db;
  }

  /**
   * Imports a file.
   *
   * @param errors where bad rows go; the file is removed again when there is none
   * @param progress told the rows read so far, after each chunk
   */
  public ImportSummary run(
      Caller caller, Path file, RowImport kind, Mode mode, Path errors, LongConsumer progress)
      throws IOException {
    ImportSummary summary;
    try (CsvFile csv = CsvFile.open(file, kind.synonyms())) {
      kind.requiredFields().forEach(csv::requireField);
      try (ErrorFile errorFile = new ErrorFile(errors, csv.header())) {
        Pass pass = new Pass(csv, kind, errorFile, progress);
        summary = mode == Mode.KEEP_GOOD ? pass.chunks(db, caller) : pass.whole(db, caller, mode);
      }
    }
    if (summary.failed() == 0) {
      Files.deleteIfExists(errors);
    }
    return summary;
  }

  /** Thrown to roll a transaction back whose result nobody wants kept. */
  private static final class NothingKept extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Pass {
    private final CsvFile csv;
    private final RowImport kind;
    private final ErrorFile errors;
    private final LongConsumer progress;
    private long rows;
    private long created;
    private long failed;

    Pass(CsvFile csv, RowImport kind, ErrorFile errors, LongConsumer progress) {
      this.csv = csv;
      this.kind = kind;
      this.errors = errors;
      this.progress = progress;
    }

    ImportSummary chunks(Database db, Caller caller) {
      for (List<ImportRow> chunk = csv.next(CHUNK); !chunk.isEmpty(); chunk = csv.next(CHUNK)) {
        List<ImportRow> current = chunk;
        count(current, db.inTx(caller, tx -> kind.importRows(tx, current)));
      }
      return summary(true);
    }

    ImportSummary whole(Database db, Caller caller, Mode mode) {
      try {
        db.run(caller, tx -> {
          readAll(tx);
          if (mode == Mode.DRY_RUN || failed > 0) {
            throw new NothingKept();
          }
        });
        return summary(true);
      } catch (NothingKept e) {
        return summary(false);
      }
    }

    private void readAll(Tx tx) {
      for (List<ImportRow> chunk = csv.next(CHUNK); !chunk.isEmpty(); chunk = csv.next(CHUNK)) {
        count(chunk, kind.importRows(tx, chunk));
        tx.session().flush();
        tx.session().clear();
      }
    }

    private void count(List<ImportRow> chunk, int added) {
      rows += chunk.size();
      created += added;
      for (ImportRow row : chunk) {
        if (!row.faults().isEmpty()) {
          failed++;
          errors.write(row, csv.header().size());
        }
      }
      progress.accept(rows);
    }

    private ImportSummary summary(boolean kept) {
      return new ImportSummary(
          rows, created, rows - created - failed, failed, kept, csv.unread(kind.fields()));
    }
  }
}
