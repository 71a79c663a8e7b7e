package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceLine;
import io.dotmac.sub.billing.invoice.NewInvoice;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.catalog.coupon.CouponTerms;
import io.dotmac.sub.core.catalog.coupon.Coupons;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.coupon.Redemptions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is taken off whole invoices, by coupon and by hand, and invoices too small to send. */
class InvoiceDiscountDbTest {
  private final Isp isp = Isp.open().today("2026-01-01");
  private final SubscriberId ada = isp.subscriber("Ada");

  @Test
  void aCouponOverTheInvoiceIsDividedOverItsLinesForItsPeriods() {
    SubscriptionId fiber = isp.service(ada, isp.plan("Fiber", "3000"), "2026-01-01");
    isp.service(ada, isp.plan("Voice", "1000"), "2026-01-01");
    isp.tx(tx -> new Coupons().create(tx, CouponTerms.offInvoice("WELCOME", isp.money("400"), 2)));
    isp.tx(tx -> new Redemptions().redeem(tx, fiber, "WELCOME"));
    RunPreview preview = isp.engine().runs().preview(isp.caller(), LocalDate.of(2026, 1, 1));

    for (String day : List.of("2026-01-01", "2026-01-02", "2026-02-01", "2026-03-01")) {
      isp.today(day).bill(day);
    }

    assertThat(isp.invoices(ada))
        .extracting(invoice -> invoice.total().amount())
        .containsExactly("3600.00", "3600.00", "4000.00");
    assertThat(preview.totals().get("NGN").charged()).isEqualTo(isp.money("3600"));
    assertThat(isp.lines(isp.invoices(ada).get(0)))
        .extracting(line -> line.discount().amount())
        .containsExactlyInAnyOrder("300.00", "100.00");
    assertThat(isp.count("select count(*) from credit_note")).isZero();
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void anInvoiceWrittenByHandMayHaveADiscountAsAWhole() {
    Invoice invoice = draft(new NewInvoice.Off(new BigDecimal("10"), null));

    assertThat(invoice.total()).isEqualTo(isp.money("90.01"));
    assertThat(isp.lines(invoice))
        .extracting(InvoiceLine::discount)
        .extracting(Money::amount)
        .containsExactly("3.33", "3.34", "3.33");
    assertThat(isp.lines(invoice).get(0).derivation()).contains("invoice_off");
    assertThat(draft(new NewInvoice.Off(null, isp.money("100.01"))).total().isZero())
        .isTrue();
    assertThatThrownBy(() -> draft(new NewInvoice.Off(null, isp.money("100.02"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("at most");
    assertThatThrownBy(() -> draft(new NewInvoice.Off(BigDecimal.TEN, isp.money("1"))))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> draft(new NewInvoice.Off(new BigDecimal("101"), null)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void whatIsBelowTheMinimumWaitsAndIsChargedWithWhatComesNext() {
    isp.tx(tx -> {
      Settings.set(tx, DocumentRules.MINIMUM, "1500");
      return null;
    });
    isp.service(ada, isp.plan("Fiber", "1000"), "2026-01-01");
    LocalDate january = LocalDate.of(2026, 1, 1);

    RunPreview preview = isp.engine().runs().preview(isp.caller(), january);
    BillingRun run = isp.bill("2026-01-01");
    isp.today("2026-02-01").bill("2026-02-01");

    assertThat(preview.invoices()).isZero().isEqualTo(run.invoicesCreated());
    assertThat(isp.invoices(ada))
        .singleElement()
        .satisfies(invoice -> assertThat(invoice.total()).isEqualTo(isp.money("2000")));
  }

  private Invoice draft(NewInvoice.Off off) {
    List<NewLine> lines = List.of(
        NewLine.of("A", isp.money("33.33")),
        NewLine.of("B", isp.money("33.35")),
        NewLine.of("C", isp.money("33.33")));
    return isp.tx(tx ->
        isp.engine().invoices().draft(tx, new NewInvoice(Isp.account(ada), null, lines, off)));
  }
}
