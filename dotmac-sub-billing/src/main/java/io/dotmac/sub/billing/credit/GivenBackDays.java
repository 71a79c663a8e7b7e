package io.dotmac.sub.billing.credit;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The days that a credit note of a billing run gave back: the last ones of each charge it corrects.
 * When the note is taken back, they are charged as before.
 */
final class GivenBackDays {
  private static final String LATER = """
      select l.label, l.billed_until, n.credit_number
      from credit_note_line c
      join invoice_line l on l.tenant_id = c.tenant_id and l.id = c.invoice_line_id
      left join credit_note_line o on o.tenant_id = c.tenant_id
        and o.invoice_line_id = c.invoice_line_id and o.span_end = c.span_start and not o.is_void
      left join credit_note n on n.tenant_id = o.tenant_id and n.id = o.credit_note_id
      where c.tenant_id = ? and c.credit_note_id = ? and l.billed_until <> c.span_start
      order by c.line_no limit 1
      """;

  private static final String CLASH = """
      select l.label, o.span_start, i.invoice_number
      from credit_note_line c
      join invoice_line l on l.tenant_id = c.tenant_id and l.id = c.invoice_line_id
        and l.charge_state = 'live'
      join invoice_line o on o.tenant_id = l.tenant_id and o.subscription_id = l.subscription_id
        and o.component = l.component and o.id <> l.id
        and case o.kind when 'proration' then 'recurring' else o.kind end
          = case l.kind when 'proration' then 'recurring' else l.kind end
        and o.charge_state = 'live' and o.span_start < c.span_end and o.billed_until > c.span_start
        and o.billed_until > o.span_start
      join invoice i on i.tenant_id = o.tenant_id and i.id = o.invoice_id
      where c.tenant_id = ? and c.credit_note_id = ?
      order by o.span_start limit 1
      """;

  private static final String RESTORE = """
      update invoice_line l set billed_until = c.span_end, updated_at = now(),
        version = l.version + 1
      from credit_note_line c
      where c.tenant_id = ? and c.credit_note_id = ? and l.tenant_id = c.tenant_id
        and l.id = c.invoice_line_id and l.billed_until = c.span_start
      """;

  private static final String REOPEN = """
      update subscription s set next_bill_on = least(s.next_bill_on, d.first), updated_at = now(),
        version = s.version + 1
      from (select l.subscription_id, min(c.span_start) as first
        from credit_note_line c
        join invoice_line l on l.tenant_id = c.tenant_id and l.id = c.invoice_line_id
        where c.tenant_id = ? and c.credit_note_id = ? group by l.subscription_id) d
      where s.tenant_id = ? and s.id = d.subscription_id
      """;

  private GivenBackDays() {}

  /** Charges them as before; refused where a later document stands on them. */
  static void restore(Tx tx, CreditNote note) {
    tx.jdbc(connection -> {
      refuse(connection, tx, note);
      try (PreparedStatement update = connection.prepareStatement(RESTORE)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, note.id().value());
        update.executeUpdate();
      }
      try (PreparedStatement update = connection.prepareStatement(REOPEN)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, note.id().value());
        update.setObject(3, tx.tenant().value());
        return update.executeUpdate();
      }
    });
  }

  private static void refuse(Connection connection, Tx tx, CreditNote note) throws SQLException {
    UUID tenant = tx.tenant().value();
    String number = note.number().orElseThrow();
    for (String sql : new String[] {LATER, CLASH}) {
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setObject(1, tenant);
        query.setObject(2, note.id().value());
        try (ResultSet row = query.executeQuery()) {
          if (row.next()) {
            throw Problem.conflict(
                "credit_note_later",
                "credit note " + number + " stays: " + row.getString(1) + " from "
                    + row.getObject(2, LocalDate.class) + " on is the matter of "
                    + later(row.getString(3)) + ", take that back first");
          }
        }
      }
    }
  }

  private static String later(@org.jspecify.annotations.Nullable String number) {
    return number == null ? "a later document" : number;
  }
}
