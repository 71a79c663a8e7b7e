package io.dotmac.sub.billing;

import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.NewCreditNote;
import io.dotmac.sub.billing.deposit.Deposit;
import io.dotmac.sub.billing.deposit.NewDeposit;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.NewInvoice;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.catalog.profile.TaxRateTerms;
import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Documents, payments and deposits in random order; what the rules refuse, nothing came of. */
public final class RandomBusiness {
  private final Isp isp;
  private final long seed;
  private final Random random;
  private final List<SubscriberId> subscribers = new ArrayList<>();
  private final List<Invoice> invoices = new ArrayList<>();
  private final List<Payment> payments = new ArrayList<>();
  private final List<CreditNote> notes = new ArrayList<>();
  private final List<Deposit> deposits = new ArrayList<>();
  private final UUID tax;
  private LocalDate day = LocalDate.of(2026, 1, 1);
  private int steps;

  public RandomBusiness(Isp isp, long seed) {
    this.isp = isp;
    this.seed = seed;
    this.random = new Random(seed);
    subscribers.add(isp.subscriber("Ada"));
    subscribers.add(isp.subscriber("Ben"));
    this.tax = isp.tx(tx -> new TaxRates()
        .create(
            tx,
            new TaxRateTerms("VAT", null, new BigDecimal("7.5"), TaxApplication.EXCLUSIVE, null))
        .id()
        .value());
  }

  public List<SubscriberId> subscribers() {
    return List.copyOf(subscribers);
  }

  /** One thing, some days later. */
  public void step() {
    steps++;
    day = day.plusDays(random.nextInt(9));
    isp.today(day.toString());
    try {
      act(random.nextInt(12));
    } catch (ProblemException refused) {
      // A rule said no; the transaction is undone.
    }
  }

  private void act(int what) {
    BillingEngine engine = isp.engine();
    switch (what) {
      case 0:
      case 1:
      case 2:
        invoices.add(issue());
        break;
      case 3:
      case 4:
        payments.add(isp.pay(any(subscribers), amount().amount()));
        break;
      case 5:
        isp.tx(tx -> engine.payments().refund(tx, any(payments).id(), amount(), null, null));
        break;
      case 6:
        notes.add(isp.tx(tx -> engine.creditNotes().issue(tx, note())));
        break;
      case 7:
        isp.tx(tx -> engine.creditNotes().voidNote(tx, any(notes).id(), "wrong"));
        break;
      case 8:
        isp.tx(tx -> engine.invoices().voidInvoice(tx, any(invoices).id(), "wrong", false));
        break;
      case 9:
        isp.tx(tx -> engine.invoices().writeOff(tx, any(invoices).id()));
        break;
      case 10:
        isp.tx(tx -> engine.invoices().recover(tx, any(invoices).id()));
        break;
      default:
        deposit(engine);
    }
  }

  private void deposit(BillingEngine engine) {
    if (deposits.isEmpty() || random.nextBoolean()) {
      deposits.add(isp.tx(tx -> engine
          .deposits()
          .take(tx, new NewDeposit(Isp.account(any(subscribers)), amount(), null, null))));
    } else if (random.nextBoolean()) {
      isp.tx(tx -> engine.deposits().apply(tx, any(deposits).id(), amount()));
    } else {
      isp.tx(tx -> engine.deposits().refund(tx, any(deposits).id(), null));
    }
  }

  private Invoice issue() {
    NewInvoice wanted =
        new NewInvoice(Isp.account(any(subscribers)), null, List.of(line(), line(), line()));
    return isp.tx(tx -> isp.engine()
        .invoices()
        .issue(tx, isp.engine().invoices().draft(tx, wanted).id(), null));
  }

  private NewCreditNote note() {
    return new NewCreditNote(Isp.account(any(subscribers)), null, "outage", List.of(line()));
  }

  private NewLine line() {
    return new NewLine(
        "Work",
        BigDecimal.valueOf(1 + random.nextInt(3)),
        amount(),
        random.nextBoolean() ? tax : null,
        null,
        null);
  }

  private Money amount() {
    return Money.ofMinor(1 + random.nextInt(50_000), isp.money("0").currency());
  }

  private <T> T any(List<T> all) {
    if (all.isEmpty()) {
      throw io.dotmac.sub.core.problem.Problem.conflict("nothing", "there is none yet");
    }
    return all.get(random.nextInt(all.size()));
  }

  @Override
  public String toString() {
    return "seed " + seed + ", step " + steps;
  }
}
