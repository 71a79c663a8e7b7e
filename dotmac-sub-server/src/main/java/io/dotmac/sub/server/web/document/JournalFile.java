package io.dotmac.sub.server.web.document;

import io.dotmac.sub.billing.journal.JournalExport;
import io.dotmac.sub.billing.journal.JournalFormat;
import io.dotmac.sub.billing.journal.JournalRange;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The ledger as a file that is written while it is read. */
public final class JournalFile {
  private static final int BUFFER = 1 << 16;

  private JournalFile() {}

  /** The answer; without a format, for hledger. */
  public static Response answer(
      Database db, Caller caller, @Nullable JournalFormat format, JournalRange range) {
    JournalFormat wanted = format == null ? JournalFormat.HLEDGER : format;
    JournalExport export = JournalExport.begin(db, caller, range);
    StreamingOutput body = out -> {
      Writer writer =
          new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
      export.write(wanted, writer);
      writer.flush();
    };
    return Response.ok(body, wanted.mediaType() + "; charset=utf-8")
        .header(
            "Content-Disposition", "attachment; filename=\"journal." + wanted.extension() + "\"")
        .build();
  }
}
