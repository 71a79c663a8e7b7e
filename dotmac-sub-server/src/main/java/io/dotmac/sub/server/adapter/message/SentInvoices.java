package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.billing.invoice.InvoiceEvent;
import io.dotmac.sub.core.notify.queue.Leased;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Says that an invoice went to its payer, when the message about its issue did. */
final class SentInvoices {
  private static final String OF_MESSAGE = """
      select i.id, i.account_id, a.subscriber_id, i.invoice_number
      from notification n
      join event_store e on e.tenant_id = n.tenant_id and e.event_id = n.event_id
        and e.event_type = 'invoice.created'
      join invoice i on i.tenant_id = e.tenant_id and i.id = e.invoice_id
      join billing_account a on a.tenant_id = i.tenant_id and a.id = i.account_id
      where n.tenant_id = ? and n.id = ?
      """;

  private SentInvoices() {}

  /** The provider took that message. */
  static void note(Tx tx, Leased message) {
    if (message.category() == NotificationCategory.BILLING) {
      events(tx, message).forEach(tx::publish);
    }
  }

  private static List<InvoiceEvent> events(Tx tx, Leased message) {
    return tx.jdbc(connection -> {
      List<InvoiceEvent> sent = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(OF_MESSAGE)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, message.id());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          sent.add(new InvoiceEvent.InvoiceSent(
              Objects.requireNonNull(row.getObject(1, UUID.class)),
              Objects.requireNonNull(row.getObject(2, UUID.class)),
              row.getObject(3, UUID.class),
              row.getString(4),
              WireName.of(message.channel())));
        }
      }
      return sent;
    });
  }
}
