package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.charge.BilledCharge;
import io.dotmac.sub.billing.charge.ChargeKey;
import io.dotmac.sub.billing.charge.ComponentType;
import io.dotmac.sub.billing.charge.LineKind;
import io.dotmac.sub.billing.charge.TaxPart;
import io.dotmac.sub.billing.charge.price.Terms;
import io.dotmac.sub.billing.invoice.LineTax;
import io.dotmac.sub.billing.run.timeline.DueService;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.DateRange;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the charges that stand and may still change: lines less what was given back of them. */
final class StandingReader {
  private static final String LINES = """
      select l.id, l.subscription_id, l.component, l.component_type, l.kind, l.label, l.span_start,
        l.billed_until, l.unit_price_minor, l.quantity, l.amount_minor, l.taxes::text,
        l.charge_state, i.currency, l.invoice_off_minor,
        l.span_end - l.span_start as days
      from unnest(?::uuid[], ?::date[]) as s(id, since)
      join invoice_line l on l.tenant_id = ? and l.subscription_id = s.id
      join invoice i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
      where l.kind <> 'manual' and l.charge_state <> 'reversed' and l.billed_until > l.span_start
        and (l.period_end > s.since or l.kind = 'one_time')
      """;

  private static final String CREDITS = """
      select invoice_line_id, amount_minor, taxes::text from credit_note_line
      where tenant_id = ? and invoice_line_id = any(?) and not is_void
      """;

  private StandingReader() {}

  /** A standing charge and the line it comes from. */
  record Standing(UUID line, BilledCharge charge) {}

  private record Given(long net, List<LineTax> taxes) {}

  private record Row(
      UUID line,
      ChargeKey key,
      ComponentType type,
      String label,
      DateRange span,
      Terms terms,
      long net,
      List<LineTax> taxes,
      boolean waived,
      BilledCharge.@Nullable InvoiceOff off) {}

  static Map<UUID, List<Standing>> read(Tx tx, List<DueService> services) {
    List<Row> rows = tx.jdbc(connection -> lines(connection, tx, services));
    Map<UUID, List<Given>> given = rows.isEmpty()
        ? Map.of()
        : tx.jdbc(
            connection -> credits(connection, tx, rows.stream().map(Row::line).toList()));
    Map<UUID, List<Standing>> standing = new HashMap<>();
    for (Row row : rows) {
      List<Given> back = given.getOrDefault(row.line(), List.of());
      standing
          .computeIfAbsent(row.key().subscription(), any -> new ArrayList<>())
          .add(new Standing(row.line(), charge(row, back)));
    }
    return standing;
  }

  private static BilledCharge charge(Row row, List<Given> back) {
    Currency currency = row.terms().unitPrice().currency();
    long net = row.net() - back.stream().mapToLong(Given::net).sum();
    List<TaxPart> taxes = new ArrayList<>();
    for (int i = 0; i < row.taxes().size(); i++) {
      LineTax tax = row.taxes().get(i);
      long amount = tax.amountMinor();
      for (Given credit : back) {
        for (LineTax part : credit.taxes()) {
          amount -= part.taxRateId().equals(tax.taxRateId()) ? part.amountMinor() : 0;
        }
      }
      taxes.add(new TaxPart(tax.rule(), Money.ofMinor(amount, currency)));
    }
    return new BilledCharge(
        row.key(),
        row.type(),
        row.label(),
        row.span(),
        row.terms(),
        Money.ofMinor(net, currency),
        taxes,
        row.waived(),
        row.off());
  }

  private static List<Row> lines(Connection connection, Tx tx, List<DueService> services)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(LINES)) {
      query.setArray(
          1,
          connection.createArrayOf("uuid", services.stream().map(DueService::id).toArray()));
      query.setArray(
          2,
          connection.createArrayOf(
              "date", services.stream().map(each -> each.since().toString()).toArray()));
      query.setObject(3, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(row(row));
        }
      }
    }
    return rows;
  }

  private static Row row(ResultSet row) throws SQLException {
    LocalDate start = row.getObject("span_start", LocalDate.class);
    Currency currency = Money.currency(row.getString("currency"));
    long off = row.getLong("invoice_off_minor");
    return new Row(
        row.getObject("id", UUID.class),
        new ChargeKey(
            row.getObject("subscription_id", UUID.class),
            row.getString("component"),
            start,
            WireName.parse(LineKind.class, row.getString("kind"))),
        WireName.parse(ComponentType.class, row.getString("component_type")),
        row.getString("label"),
        DateRange.of(start, row.getObject("billed_until", LocalDate.class)),
        new Terms(
            Money.ofMinor(row.getLong("unit_price_minor"), currency),
            row.getBigDecimal("quantity").longValue()),
        row.getLong("amount_minor"),
        LineTax.read(row.getString("taxes")),
        row.getString("charge_state").equals("waived"),
        off == 0
            ? null
            : new BilledCharge.InvoiceOff(Money.ofMinor(off, currency), row.getLong("days")));
  }

  private static Map<UUID, List<Given>> credits(
      Connection connection, Tx tx, Collection<UUID> lines) throws SQLException {
    Map<UUID, List<Given>> given = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(CREDITS)) {
      query.setObject(1, tx.tenant().value());
      query.setArray(2, connection.createArrayOf("uuid", lines.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          given
              .computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
              .add(new Given(row.getLong(2), LineTax.read(row.getString(3))));
        }
      }
    }
    return given;
  }
}
