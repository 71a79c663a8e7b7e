package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.journal.JournalExport;
import io.dotmac.sub.billing.journal.JournalFormat;
import io.dotmac.sub.billing.journal.JournalRange;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Files for other programs, written while they are read. */
@Path("/exports")
public final class ExportResource {
  private final Database db;

  public ExportResource(Database db) {
    this.db = db;
  }

  /** The ledger as a journal; {@code from} and {@code to} are both included. */
  @GET
  @Path("/journal")
  @RequirePermission("billing:ledger:read")
  public Response journal(
      @Auth Caller caller,
      @QueryParam("format") @Nullable JournalFormat format,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to) {
    JournalFormat wanted = format == null ? JournalFormat.HLEDGER : format;
    return file(wanted, JournalExport.begin(db, caller, new JournalRange(from, to)));
  }

  private static Response file(JournalFormat format, JournalExport export) {
    StreamingOutput body = out -> {
      Writer writer =
          new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
      export.write(format, writer);
      writer.flush();
    };
    return Response.ok(body, format.mediaType() + "; charset=utf-8")
        .header(
            "Content-Disposition", "attachment; filename=\"journal." + format.extension() + "\"")
        .build();
  }
}
