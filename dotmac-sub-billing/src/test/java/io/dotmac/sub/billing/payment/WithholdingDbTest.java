package io.dotmac.sub.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A customer withholds a part of the tax on what it buys, with a certificate. */
class WithholdingDbTest {
  private static final String CLAIM = """
      select coalesce(sum(case entry_type when 'debit' then amount_minor else -amount_minor end), 0)
      from ledger_entry e join ledger_account a on a.tenant_id = e.tenant_id
        and a.id = e.ledger_account_id and a.purpose = 'tax_credit_receivable'
      """;

  private final Isp isp = Isp.open().today("2026-01-01");
  private final SubscriberId ada = isp.subscriber("Ada");

  @Test
  void moneyAndCertificatePayTheInvoiceInFullAndTheBooksHaveAClaim() {
    Invoice invoice = isp.invoice(ada, "1000");

    isp.tx(tx -> isp.engine()
        .payments()
        .recordAll(
            tx,
            List.of(
                NewPayment.of(Isp.account(ada), isp.money("950"), PaymentMethodType.TRANSFER),
                withheld("50", invoice, "WHT-2026-7"))));

    assertThat(isp.invoices(ada).get(0).status()).isEqualTo(InvoiceStatus.PAID);
    assertThat(isp.balance(ada).isZero()).isTrue();
    assertThat(isp.count(CLAIM)).isEqualTo(5000);
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aCertificateThatProvesWrongIsReversedAndTheInvoiceIsOpenAgain() {
    Invoice invoice = isp.invoice(ada, "1000");
    Payment payment = record(withheld("50", invoice, "WHT-1"));

    assertThatThrownBy(
            () -> isp.tx(tx -> isp.engine().payments().refund(tx, payment.id(), null, null, null)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("reverse it");
    isp.tx(tx -> isp.engine().payments().reverse(tx, payment.id(), "not accepted"));

    assertThat(isp.invoices(ada).get(0).balanceDue()).isEqualTo(isp.money("1000"));
    assertThat(isp.count(CLAIM)).isZero();
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void itNeedsACertificateAndIsAtMostTheShareThatIsAllowed() {
    Invoice invoice = isp.invoice(ada, "1000");
    isp.tx(tx -> {
      Settings.set(tx, Withholding.PERCENT, "5");
      return null;
    });

    assertThatThrownBy(() -> record(withheld("50", invoice, " ")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("certificate");
    assertThatThrownBy(() -> record(withheld("50.01", invoice, "WHT-1")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("at most 50.00");
    assertThat(record(withheld("50", invoice, "WHT-1")).collection()).isEmpty();
  }

  private Payment record(NewPayment wanted) {
    return isp.tx(tx -> isp.engine().payments().record(tx, wanted));
  }

  private NewPayment withheld(String amount, Invoice invoice, String certificate) {
    Money money = isp.money(amount);
    return new NewPayment(
        Isp.account(ada),
        money,
        PaymentMethodType.WITHHOLDING,
        invoice.id(),
        null,
        certificate,
        null,
        null);
  }
}
