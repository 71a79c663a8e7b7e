package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Marks invoices that were not paid by their due date. */
public final class OverdueInvoices {
  private static final int AT_ONCE = 1000;

  private static final String MARK = """
      with late as (
        select id from invoice where tenant_id = ? and status in ('issued', 'partially_paid')
          and due_on < ? order by due_on, id limit ? for no key update skip locked)
      update invoice i set status = 'overdue', updated_at = now(), version = i.version + 1
      from late, billing_account a
      where i.tenant_id = ? and i.id = late.id and a.tenant_id = i.tenant_id
        and a.id = i.account_id
      returning i.id, i.account_id, a.subscriber_id, i.invoice_number, i.balance_due_minor,
        i.currency, i.due_on
      """;

  private OverdueInvoices() {}

  /**
   * Marks up to 1,000 invoices whose due date has passed and says so by an event each.
   *
   * @return how many; call again until it is 0
   */
  public static int mark(Tx tx) {
    List<InvoiceEvent> events = tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(MARK)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, tx.today());
        update.setInt(3, AT_ONCE);
        update.setObject(4, tx.tenant().value());
        try (ResultSet row = update.executeQuery()) {
          return events(row);
        }
      }
    });
    tx.publishAll(events);
    return events.size();
  }

  private static List<InvoiceEvent> events(ResultSet row) throws java.sql.SQLException {
    List<InvoiceEvent> events = new ArrayList<>();
    while (row.next()) {
      events.add(new InvoiceEvent.InvoiceOverdue(
          row.getObject(1, UUID.class),
          row.getObject(2, UUID.class),
          row.getObject(3, UUID.class),
          row.getString(4),
          Money.ofMinor(row.getLong(5), Money.currency(row.getString(6))),
          row.getObject(7, LocalDate.class)));
    }
    return events;
  }
}
