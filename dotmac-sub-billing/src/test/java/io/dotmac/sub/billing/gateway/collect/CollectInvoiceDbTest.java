package io.dotmac.sub.billing.gateway.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.gateway.ChargeOutcome;
import io.dotmac.sub.billing.gateway.ChargeRequest;
import io.dotmac.sub.billing.gateway.OnlineIsp;
import io.dotmac.sub.billing.gateway.PassingOn;
import io.dotmac.sub.billing.gateway.RefundOutcome;
import io.dotmac.sub.billing.gateway.RefundRequest;
import io.dotmac.sub.billing.gateway.fake.FakeScript;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentStatus;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectInvoiceDbTest {
  private final OnlineIsp online = OnlineIsp.open();
  private final Isp isp = online.isp();
  private final SubscriberId ada = isp.subscriber("Ada");

  @AfterEach
  void theBooksAreRight() {
    assertThat(online.violations()).isEmpty();
  }

  @Test
  void aSavedCardPaysWhatIsOpenAndTheMoneyLiesWithTheProvider() {
    isp.invoice(ada, "60");
    isp.invoice(ada, "30");

    PaymentOutcome outcome = online.collect(ada, online.card(ada, FakeScript.SETTLE));

    assertThat(outcome)
        .isEqualTo(new PaymentOutcome.Settled(outcome.payment(), isp.money("90"), isp.money("0")));
    assertThat(isp.invoices(ada)).extracting(Invoice::status).containsOnly(InvoiceStatus.PAID);
    assertThat(isp.events("payment.%")).containsExactly("payment.received");
    assertThat(isp.count("select sum(case entry_type when 'debit' then amount_minor else"
            + " -amount_minor end) from ledger_entry e join ledger_account a on"
            + " a.id = e.ledger_account_id where a.purpose = 'provider_clearing'"))
        .isEqualTo(9000);
  }

  @Test
  void aDeclinedCardFailsThePaymentAndBooksNothing() {
    isp.invoice(ada, "60");

    PaymentOutcome outcome = online.collect(ada, online.card(ada, FakeScript.INSUFFICIENT_FUNDS));

    assertThat(outcome)
        .isEqualTo(new PaymentOutcome.Declined(outcome.payment(), "insufficient_funds"));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("60"));
    assertThat(isp.events("payment.%")).containsExactly("payment.failed");
  }

  @Test
  void aChargeWhoseAnswerWasLostIsSettledBySweepingAndNotChargedAgain() {
    isp.invoice(ada, "60");

    PaymentOutcome outcome = online.collect(ada, online.card(ada, FakeScript.TIMEOUT_AFTER));
    assertThat(outcome).isInstanceOf(PaymentOutcome.InDoubt.class);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("60"));
    AttemptSweeper.Sweep sweep = online.sweep();
    AttemptSweeper.Sweep again = online.sweep();

    assertThat(sweep).isEqualTo(new AttemptSweeper.Sweep(1, 1));
    assertThat(again).isEqualTo(new AttemptSweeper.Sweep(0, 0));
    assertThat(online.payment(outcome.payment()).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(online.fake().taken()).isEqualTo(1);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
  }

  @Test
  void aChargeThatNeverReachedTheProviderFailsBySweeping() {
    isp.invoice(ada, "60");

    PaymentOutcome outcome = online.collect(ada, online.card(ada, FakeScript.TIMEOUT_BEFORE));
    online.sweep();

    assertThat(online.payment(outcome.payment()).failureCode()).contains("not_received");
    assertThat(online.fake().taken()).isZero();
  }

  /** Stands for the process: what comes after its death does not happen. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void aProcessKilledBetweenTheChargeAndItsRecordLeavesNothingUnpaidAndNothingChargedTwice() {
    OnlineIsp mortal = OnlineIsp.around(fake -> new PassingOn(fake) {
      @Override
      public ChargeOutcome charge(ChargeRequest request) {
        super.charge(request);
        throw new Killed();
      }
    });
    SubscriberId bola = mortal.isp().subscriber("Bola");
    mortal.isp().invoice(bola, "60");
    PaymentMethodId card = mortal.card(bola, FakeScript.SETTLE);

    assertThatThrownBy(() -> mortal.collect(bola, card)).isInstanceOf(Killed.class);
    assertThat(mortal.isp().balance(bola)).isEqualTo(mortal.isp().money("60"));
    assertThat(mortal.isp().count("select count(*) from payment where status = 'pending'"))
        .isEqualTo(1);
    mortal.sweep();

    assertThat(mortal.fake().taken()).isEqualTo(1);
    assertThat(mortal.isp().balance(bola)).isEqualTo(mortal.isp().money("0"));
    assertThat(mortal.violations()).isEmpty();
  }

  @Test
  void noTransactionIsOpenWhileTheGatewayIsAsked() {
    List<Long> open = new ArrayList<>();
    List<OnlineIsp> self = new ArrayList<>();
    OnlineIsp watched = OnlineIsp.around(fake -> new PassingOn(fake) {
      @Override
      public ChargeOutcome charge(ChargeRequest request) {
        // Another connection can lock the account and its payment at once: nobody holds them.
        open.add(self.get(0)
            .isp()
            .count("select count(*) from (select from billing_account"
                + " for update nowait) a, (select from payment for update nowait) p"));
        return super.charge(request);
      }
    });
    self.add(watched);
    SubscriberId bola = watched.isp().subscriber("Bola");
    watched.isp().invoice(bola, "60");

    watched.collect(bola, watched.card(bola, FakeScript.SETTLE));

    assertThat(open).containsExactly(1L);
  }

  @Test
  void theSameKeyCollectsOnceAlsoAtTheSameTime() throws Exception {
    isp.invoice(ada, "60");
    PaymentMethodId card = online.card(ada, FakeScript.SETTLE);
    CollectRequest once = CollectRequest.with(Isp.account(ada), card, "click-1");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<PaymentId> click = () -> online.collect(once).payment();

    List<Future<PaymentId>> clicks = threads.invokeAll(List.of(click, click, click, click));

    threads.shutdown();
    for (Future<PaymentId> each : clicks) {
      assertThat(each.get()).isEqualTo(clicks.get(0).get());
    }
    assertThat(online.fake().taken()).isEqualTo(1);
    assertThatThrownBy(() -> online.collect(once.of(isp.money("61"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("idempotency key");
  }

  @Test
  void anAnswerOfAnotherAmountOrCurrencyIsNotBooked() {
    isp.invoice(ada, "60");

    PaymentOutcome amount = online.collect(ada, online.card(ada, FakeScript.WRONG_AMOUNT));
    PaymentOutcome currency = online.collect(ada, online.card(ada, FakeScript.WRONG_CURRENCY));
    online.sweep();

    assertThat(amount).isInstanceOf(PaymentOutcome.InDoubt.class);
    assertThat(currency).isInstanceOf(PaymentOutcome.InDoubt.class);
    assertThat(online.payment(amount.payment()).doubt())
        .contains("the provider took 60.01 NGN, asked for was 60.00 NGN");
    assertThat(isp.balance(ada)).isEqualTo(isp.money("60"));
    assertThat(isp.events("payment.%")).isEmpty();
  }

  @Test
  void aPayerWithoutASavedCardPaysOnThePageOfTheProvider() {
    isp.invoice(ada, "60");

    PaymentOutcome outcome = online.toPage(ada);
    String external = online.payment(outcome.payment()).externalId().orElseThrow();
    online.fake().approve(external);
    PaymentOutcome back = online.online().sweeper().settle(isp.caller(), outcome.payment());

    assertThat(outcome)
        .isEqualTo(new PaymentOutcome.AwaitingPayer(
            outcome.payment(), URI.create("https://pay.example/" + external)));
    assertThat(back).isInstanceOf(PaymentOutcome.Settled.class);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
  }

  @Test
  void moneyThatComesAfterThePaymentWasGivenUpStillCounts() {
    isp.invoice(ada, "60");
    PaymentOutcome outcome = online.toPage(ada);
    isp.tx(tx -> online.online().payments().cancel(tx, outcome.payment()));
    online.fake().approve(online.payment(outcome.payment()).externalId().orElseThrow());

    online.fake().sent().forEach(online::deliver);

    assertThat(online.payment(outcome.payment()).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
  }

  @Test
  void aRefundThroughTheProviderIsBookedOnceItSaysSoAndNeverBeyondThePayment() {
    isp.invoice(ada, "100");
    PaymentId paid = online.collect(ada, online.card(ada, FakeScript.SETTLE)).payment();
    RefundPayment refunds = online.online().refunds();

    Optional<RefundAttempt> part =
        refunds.refund(isp.caller(), paid, isp.money("40"), "outage", "r1");
    Optional<RefundAttempt> twice =
        refunds.refund(isp.caller(), paid, isp.money("40"), "outage", "r1");

    assertThat(part.orElseThrow().status()).isEqualTo(RefundAttemptStatus.SUCCEEDED);
    assertThat(twice.orElseThrow().id()).isEqualTo(part.get().id());
    assertThat(online.payment(paid).status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    assertThat(isp.invoices(ada).get(0).status()).isEqualTo(InvoiceStatus.PARTIALLY_PAID);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("40"));
    assertThatThrownBy(() -> refunds.refund(isp.caller(), paid, isp.money("60.01"), null, null))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("expected at most 60.00 NGN");
    refunds.refund(isp.caller(), paid, null, null, null);
    assertThat(online.payment(paid).status()).isEqualTo(PaymentStatus.REFUNDED);
    online.fake().sent().forEach(online::deliver);
    assertThat(online.payment(paid).refunded()).isEqualTo(isp.money("100"));
  }

  @Test
  void aRefundWhoseAnswerWasLostIsAskedForAgainWithTheSameKey() {
    AtomicInteger answers = new AtomicInteger();
    OnlineIsp shaky = OnlineIsp.around(fake -> new PassingOn(fake) {
      @Override
      public RefundOutcome refund(RefundRequest request) {
        RefundOutcome outcome = super.refund(request);
        return answers.incrementAndGet() == 1 ? new RefundOutcome.Unknown("no answer") : outcome;
      }
    });
    SubscriberId bola = shaky.isp().subscriber("Bola");
    shaky.isp().invoice(bola, "100");
    PaymentId paid = shaky.collect(bola, shaky.card(bola, FakeScript.SETTLE)).payment();

    Optional<RefundAttempt> lost = shaky
        .online()
        .refunds()
        .refund(shaky.isp().caller(), paid, shaky.isp().money("70"), null, null);
    assertThat(lost.orElseThrow().status()).isEqualTo(RefundAttemptStatus.PENDING);
    assertThatThrownBy(() -> shaky
            .online()
            .refunds()
            .refund(shaky.isp().caller(), paid, shaky.isp().money("31"), null, null))
        .isInstanceOf(ProblemException.class);
    shaky.sweep();

    assertThat(shaky.payment(paid).refunded()).isEqualTo(shaky.isp().money("70"));
    assertThat(shaky.isp().count("select count(*) from payment_refund")).isEqualTo(1);
    assertThat(shaky.violations()).isEmpty();
  }

  @Test
  void aReversedPaymentOpensItsInvoiceAgainAndTheLedgerNamesWhatItReverses() {
    isp.invoice(ada, "100");
    Payment paid = isp.pay(ada, "130");
    isp.tx(tx -> online.online().payments().refund(tx, paid.id(), isp.money("10"), null, null));

    Payment reversed =
        isp.tx(tx -> online.online().payments().reverse(tx, paid.id(), "check bounced"));

    assertThat(reversed.status()).isEqualTo(PaymentStatus.REVERSED);
    assertThat(isp.invoices(ada).get(0).balanceDue()).isEqualTo(isp.money("100"));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("100"));
    assertThat(isp.count("select count(*) from ledger_transaction r join ledger_transaction o"
            + " on o.id = r.reversal_of where r.kind = 'reversal'"
            + " and o.kind in ('payment_settlement', 'refund')"))
        .isEqualTo(2);
    assertThat(isp.events("payment.reversed")).hasSize(1);
    assertThatThrownBy(
            () -> isp.tx(tx -> online.online().payments().reverse(tx, paid.id(), "again")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is REVERSED");
  }
}
