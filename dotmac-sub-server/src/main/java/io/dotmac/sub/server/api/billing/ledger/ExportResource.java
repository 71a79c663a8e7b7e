package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.journal.JournalFormat;
import io.dotmac.sub.billing.journal.JournalRange;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.document.JournalFile;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
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
    return JournalFile.answer(db, caller, format, new JournalRange(from, to));
  }
}
