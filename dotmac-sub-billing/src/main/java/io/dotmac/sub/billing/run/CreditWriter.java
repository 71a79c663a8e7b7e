package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.bulk.BulkInsert;
import io.dotmac.sub.billing.charge.ChargeLine;
import io.dotmac.sub.billing.charge.Totals;
import io.dotmac.sub.billing.invoice.LineTax;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the credit notes of a chunk, and how far the charges they correct still stand. */
final class CreditWriter {
  private final @Nullable BillingRunId run;
  private final LocalDate on;
  private final BulkInsert notes = new BulkInsert(
      "credit_note",
      "id uuid",
      "account_id uuid",
      "credit_number text",
      "status text",
      "currency text",
      "subtotal_minor int8",
      "tax_total_minor int8",
      "total_minor int8",
      "issued_on date",
      "reason text",
      "billing_run_id uuid");
  private final BulkInsert lines = new BulkInsert(
      "credit_note_line",
      "id uuid",
      "credit_note_id uuid",
      "line_no int4",
      "invoice_line_id uuid",
      "description text",
      "quantity numeric",
      "unit_price_minor int8",
      "amount_minor int8",
      "tax_minor int8",
      "total_minor int8",
      "taxes jsonb",
      "span_start date",
      "span_end date",
      "derivation jsonb");
  private final List<UUID> shortened = new ArrayList<>();
  private final List<String> until = new ArrayList<>();

  CreditWriter(@Nullable BillingRunId run, LocalDate on) {
    this.run = run;
    this.on = on;
  }

  void note(UUID id, UUID account, String number, Totals totals) {
    notes.row(
        id,
        account,
        number,
        "issued",
        totals.total().currencyCode(),
        -totals.subtotal().minor(),
        -totals.tax().minor(),
        -totals.total().minor(),
        on.toString(),
        "days charged and not served",
        run == null ? null : run.value());
  }

  void line(UUID note, int number, UUID charge, ChargeLine line) {
    lines.row(
        Ids.next(),
        note,
        number,
        charge,
        ChunkWriter.description(line),
        line.terms().quantity(),
        line.terms().unitPrice().minor(),
        -line.net().minor(),
        -line.tax().minor(),
        -line.gross().minor(),
        LineTax.write(ChunkWriter.taxes(line, true)),
        line.span().start().toString(),
        line.span().end().toString(),
        WireJson.write(line.derivation()));
  }

  void shorten(UUID charge, ChargeLine credit) {
    shortened.add(charge);
    until.add(credit.standsUntil().toString());
  }

  void shortenCharges(Tx tx) {
    if (shortened.isEmpty()) {
      return;
    }
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement("""
                  update invoice_line l set billed_until = r.until, updated_at = now(),
                    version = l.version + 1
                  from unnest(?::uuid[], ?::date[]) as r(id, until)
                  where l.tenant_id = ? and l.id = r.id
                  """)) {
        update.setArray(1, connection.createArrayOf("uuid", shortened.toArray()));
        update.setArray(2, connection.createArrayOf("date", until.toArray()));
        update.setObject(3, tx.tenant().value());
        return update.executeUpdate();
      }
    });
  }

  void execute(Tx tx) {
    notes.execute(tx);
    lines.execute(tx);
  }
}
