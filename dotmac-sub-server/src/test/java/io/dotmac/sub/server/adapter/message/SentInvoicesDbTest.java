package io.dotmac.sub.server.adapter.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.NewInvoice;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.notify.NotificationStatus;
import io.dotmac.sub.core.notify.NotifyWorld;
import io.dotmac.sub.core.notify.queue.MessageChannel;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.Installation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SentInvoicesDbTest {
  private static final Duration LONG = Duration.ofSeconds(120);

  private final TestDatabase database = TestDatabase.fresh();
  private final NotifyWorld world =
      new NotifyWorld(database, Keyring.generate(), EnumSet.allOf(NotificationChannel.class));
  private final Database db = database.database(Installation.ENTITIES);
  private final BillingEngine billing = new BillingEngine(db);

  @AfterEach
  void close() {
    database.close();
  }

  /** A provider of mails that takes those to one address. */
  private record Taking(String address) implements MessageChannel {
    @Override
    public NotificationChannel channel() {
      return NotificationChannel.EMAIL;
    }

    @Override
    public String provider(OutgoingMessage message) {
      return "taking";
    }

    @Override
    public SendOutcome send(OutgoingMessage message) {
      return message.recipient().equals(address)
          ? new SendOutcome.Accepted("1", "250 ok")
          : SendOutcome.never("550", "nobody of that name");
    }

    @Override
    public void close() {}
  }

  /** {@code invoice.sent} follows {@code invoice.created} when a mail of it was taken. */
  @Test
  void anInvoiceIsSentWhenTheMessageAboutItWasTaken() {
    Invoice taken = issued();
    Invoice refused = issued();
    world.forget();
    db.run(world.tenant(), tx -> {
      message(tx, taken, "billing", "ada@example.com");
      message(tx, taken, "marketing", "ada@example.com");
      message(tx, refused, "billing", "ben@example.com");
    });

    try (MessageSender sender = MessageSender.started(
        db, world.setup(), List.of(new Taking("ada@example.com")), MessageOptions.STANDARD)) {
      await().atMost(LONG).until(() -> open() == 0);
    }

    assertThat(sent()).hasSize(1).allSatisfy(event -> {
      assertThat(event.type()).isEqualTo("invoice.sent");
      assertThat(event.context().invoice()).isEqualTo(taken.id().value());
      assertThat(event.payload()).contains("email", taken.number().orElseThrow());
    });
  }

  private Invoice issued() {
    SubscriberId ada = world.subscriber();
    return db.inTx(world.tenant(), tx -> {
      NewInvoice wanted = new NewInvoice(
          new AccountId(ada.value()),
          null,
          List.of(NewLine.of("Cable work", Money.of("100", "NGN"))));
      return billing.invoices().issue(tx, billing.invoices().draft(tx, wanted).id(), null);
    });
  }

  /** A message as it is queued when that invoice is issued. */
  private static void message(Tx tx, Invoice about, String category, String to) {
    tx.session()
        .createNativeMutationQuery("insert into notification (tenant_id, id, category, channel,"
            + " template_code, language, event_id, recipient, subject, body, queued_at, send_at)"
            + " select tenant_id, :id, :category, 'email', :category, 'en', event_id, :to, 'Hi',"
            + " 'Your invoice', occurred_at, occurred_at from event_store"
            + " where tenant_id = :tenant and invoice_id = :invoice"
            + " and event_type = 'invoice.created'")
        .setParameter("id", Ids.next())
        .setParameter("category", category)
        .setParameter("to", to)
        .setParameter("tenant", tx.tenant().value())
        .setParameter("invoice", about.id().value())
        .executeUpdate();
  }

  private List<EventRecord> sent() {
    return db.inTx(
        world.tenant(),
        tx -> tx.session()
            .createSelectionQuery(
                "from EventRecord e where e.type = 'invoice.sent'", EventRecord.class)
            .getResultList());
  }

  private long open() {
    return world.messages().stream()
        .filter(message -> message.status() == NotificationStatus.QUEUED
            || message.status() == NotificationStatus.SENDING)
        .count();
  }
}
