package io.dotmac.sub.billing.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.gateway.ChargeLookup;
import io.dotmac.sub.billing.gateway.ChargeOutcome;
import io.dotmac.sub.billing.gateway.OnlineIsp;
import io.dotmac.sub.billing.gateway.PassingOn;
import io.dotmac.sub.billing.gateway.ProviderNews;
import io.dotmac.sub.billing.gateway.WebhookDelivery;
import io.dotmac.sub.billing.gateway.fake.FakeScript;
import io.dotmac.sub.billing.gateway.provider.PaymentMethod;
import io.dotmac.sub.billing.gateway.provider.PaymentMethods;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentStatus;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiveWebhookDbTest {
  private final OnlineIsp online = OnlineIsp.open();
  private final Isp isp = online.isp();
  private final SubscriberId ada = isp.subscriber("Ada");

  @AfterEach
  void theBooksAreRight() {
    assertThat(online.violations()).isEmpty();
  }

  private PaymentId atPage() {
    isp.invoice(ada, "60");
    return online.toPage(ada).payment();
  }

  private String external(PaymentId id) {
    return online.payment(id).externalId().orElseThrow();
  }

  @Test
  void aPaymentIsSettledByTheMessageOfItsProviderAndTheSameMessageCountsOnce() {
    PaymentId id = atPage();
    online.fake().approve(external(id));
    WebhookDelivery approved = online.fake().sent().get(1);

    ReceiveWebhook.Receipt first = online.deliver(approved);
    ReceiveWebhook.Receipt second = online.deliver(approved);

    assertThat(((ReceiveWebhook.Receipt.Stored) first).fresh()).isTrue();
    assertThat(((ReceiveWebhook.Receipt.Stored) second).fresh()).isFalse();
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
    assertThat(isp.events("payment.received")).hasSize(1);
    assertThat(isp.count("select count(*) from payment_provider_event")).isEqualTo(1);
  }

  @Test
  void theSameMessageAtTheSameTimeHasItsEffectOnce() throws Exception {
    PaymentId id = atPage();
    online.fake().approve(external(id));
    WebhookDelivery approved = online.fake().sent().get(1);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<ReceiveWebhook.Receipt> deliver = () -> online.deliver(approved);

    for (Future<ReceiveWebhook.Receipt> each :
        threads.invokeAll(List.of(deliver, deliver, deliver, deliver))) {
      assertThat(each.get()).isInstanceOf(ReceiveWebhook.Receipt.Stored.class);
    }

    threads.shutdown();
    assertThat(isp.events("payment.received")).hasSize(1);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
  }

  @Test
  void messagesInTheWrongOrderLeadToTheSameEnd() {
    PaymentId id = atPage();
    online.fake().approve(external(id));
    List<WebhookDelivery> sent = new ArrayList<>(online.fake().sent());
    Collections.reverse(sent);

    sent.forEach(online::deliver);

    assertThat(online.payment(id).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(isp.events("payment.%")).containsExactly("payment.received");
  }

  @Test
  void aForgedMessageIsRefusedAndNotStored() {
    PaymentId id = atPage();
    WebhookDelivery sent = online.fake().sent().get(0);

    ReceiveWebhook.Receipt receipt =
        online.deliver(new WebhookDelivery(sent.headers(), sent.body() + " "));

    assertThat(receipt).isInstanceOf(ReceiveWebhook.Receipt.Refused.class);
    assertThat(isp.count("select count(*) from payment_provider_event")).isZero();
    assertThat(online.payment(id).status()).isEqualTo(PaymentStatus.PENDING);
  }

  @Test
  void aMessageThatCannotBeProcessedStaysStoredAndIsTriedAgain() {
    AtomicInteger asked = new AtomicInteger();
    OnlineIsp shaky = OnlineIsp.around(fake -> new PassingOn(fake) {
      @Override
      public ChargeOutcome inquire(ChargeLookup charge) {
        return asked.incrementAndGet() == 1
            ? new ChargeOutcome.Unknown("no answer")
            : super.inquire(charge);
      }
    });
    SubscriberId bola = shaky.isp().subscriber("Bola");
    shaky.isp().invoice(bola, "60");
    PaymentId id = shaky.toPage(bola).payment();
    shaky.fake().approve(shaky.payment(id).externalId().orElseThrow());

    ReceiveWebhook.Receipt receipt = shaky.deliver(shaky.fake().sent().get(1));
    assertThat(receipt).isInstanceOf(ReceiveWebhook.Receipt.Stored.class);
    assertThat(shaky
            .isp()
            .count("select count(*) from payment_provider_event"
                + " where status = 'failed' and error like '%did not say%'"))
        .isEqualTo(1);
    int done = shaky.online().webhooks().retry(shaky.isp().caller());

    assertThat(done).isEqualTo(1);
    assertThat(shaky.isp().balance(bola)).isEqualTo(shaky.isp().money("0"));
    ProviderEventId event = ((ReceiveWebhook.Receipt.Stored) receipt).event();
    ProviderEvent replayed = shaky.online().webhooks().replay(shaky.isp().caller(), event);
    assertThat(replayed.status()).isEqualTo(ProviderEventStatus.PROCESSED);
    assertThat(replayed.payment()).contains(id);
    assertThat(shaky.isp().events("payment.received")).hasSize(1);
  }

  @Test
  void aRefundMadeAtTheProviderIsBookedOnce() {
    isp.invoice(ada, "100");
    PaymentId id = online.collect(ada, online.card(ada, FakeScript.SETTLE)).payment();
    online.fake().refundByHand(external(id), "re_9", isp.money("25"));
    WebhookDelivery back = online.fake().sent().get(1);

    online.deliver(back);
    online.deliver(back);

    assertThat(online.payment(id).refunded()).isEqualTo(isp.money("25"));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("25"));
  }

  @Test
  void aLostDisputeTakesThePaymentBackAndOneThatIsWonChangesNothing() {
    isp.invoice(ada, "100");
    PaymentId lost = online.collect(ada, online.card(ada, FakeScript.SETTLE)).payment();
    isp.invoice(ada, "50");
    PaymentId won = online.collect(ada, online.card(ada, FakeScript.SETTLE)).payment();
    for (ProviderNews.Standing standing :
        List.of(ProviderNews.Standing.OPEN, ProviderNews.Standing.LOST)) {
      online.fake().dispute(external(lost), "dp_1", isp.money("100"), standing);
    }
    online.fake().dispute(external(won), "dp_2", isp.money("50"), ProviderNews.Standing.WON);
    List<WebhookDelivery> sent = new ArrayList<>(online.fake().sent());
    // The end overtakes the beginning.
    Collections.reverse(sent);

    sent.forEach(online::deliver);
    sent.forEach(online::deliver);

    assertThat(online.payment(lost).status()).isEqualTo(PaymentStatus.REVERSED);
    assertThat(online.payment(won).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("100"));
    assertThat(isp.count("select count(*) from payment_dispute where status = 'lost'"))
        .isEqualTo(1);
  }

  @Test
  void aMessageAboutSomebodyElsesChargeIsKeptAndDoesNothing() {
    online.fake().dispute("ch_other", "dp_1", isp.money("5"), ProviderNews.Standing.LOST);

    online.deliver(online.fake().sent().get(0));

    assertThat(isp.count("select count(*) from payment_provider_event where status = 'processed'"
            + " and note = 'not about a payment of ours'"))
        .isEqualTo(1);
  }

  @Test
  void aCardThatItsOwnerTakesBackAtTheProviderIsUsedNoMore() {
    PaymentMethodId card = online.card(ada, FakeScript.SETTLE);
    PaymentMethodId other = online.card(ada, FakeScript.SETTLE);
    String token =
        isp.tx(tx -> PaymentMethods.require(tx, card).saved().orElseThrow().token());
    online.fake().takeBack(token);

    online.deliver(online.fake().sent().get(0));

    List<PaymentMethod> usable = isp.tx(tx -> PaymentMethods.usable(tx, Isp.account(ada)));
    assertThat(usable).extracting(PaymentMethod::id).containsExactly(other);
    assertThat(isp.count("select count(*) from payment_provider_event where status = 'processed'"
            + " and note = 'a saved way to pay was taken back'"))
        .isEqualTo(1);
  }
}
