package io.dotmac.sub.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceLine;
import io.dotmac.sub.billing.invoice.NewInvoice;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.profile.TaxRateId;
import io.dotmac.sub.core.catalog.profile.TaxRateTerms;
import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.catalog.tax.TaxGroups;
import io.dotmac.sub.core.catalog.tax.TaxPart;
import io.dotmac.sub.core.catalog.tax.TaxRegionTerms;
import io.dotmac.sub.core.catalog.tax.TaxRegions;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several taxes, taxes by place and taxes of a program's own, as runs and people charge them. */
class TaxPolicyDbTest {
  private final Isp isp = Isp.open().today("2026-01-01");
  private final SubscriberId ada = isp.subscriber("Ada");
  private final TaxRates rates = new TaxRates();
  private final TaxGroups groups = new TaxGroups(rates);
  private final TaxRateId levy = rate("Levy", "5");
  private final TaxRateId vat = rate("VAT", "10");

  @Test
  void anOfferWithAGroupBearsEachOfItsTaxesAndSoDoesWhatIsGivenBack() {
    TaxRateId both = group(new TaxPart(levy, false), new TaxPart(vat, true));
    isp.service(ada, isp.plan(OfferDraft.named("Fiber").tax(both), "1000"), "2026-01-01");

    isp.bill("2026-01-01");

    assertThat(taxes()).containsExactly("Levy 5000", "VAT 10500");
    assertThat(invoice().total()).isEqualTo(isp.money("1155"));
    isp.engine().runs().bill(isp.caller(), LocalDate.of(2026, 1, 2));
    assertThat(isp.invoices(ada)).hasSize(1);
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aLineWrittenByHandBearsAGroupToo() {
    TaxRateId both = group(new TaxPart(levy, false), new TaxPart(vat, false));
    NewLine line = new NewLine("Work", BigDecimal.ONE, isp.money("200"), both.value(), null, null);

    isp.tx(tx ->
        isp.engine().invoices().draft(tx, new NewInvoice(Isp.account(ada), null, List.of(line))));

    assertThat(taxes()).containsExactly("Levy 1000", "VAT 2000");
  }

  @Test
  void theTaxOfThePlaceThatIsNamedMostCloselyCounts() {
    region("NG", null, null, levy);
    region("NG", "Lagos", null, vat);
    region("NG", null, "10", group(new TaxPart(levy, false), new TaxPart(vat, false)));
    isp.service(ada, isp.plan("Fiber", "1000"), "2026-01-01");

    assertThat(taxAt("NG", "Kano", "700001")).containsExactly("Levy 5000");
    assertThat(taxAt("NG", "LAGOS", "200001")).containsExactly("VAT 10000");
    assertThat(taxAt("NG", "Lagos", "101233")).containsExactly("Levy 5000", "VAT 10000");
    assertThat(taxAt("GH", "Accra", "1")).isEmpty();
  }

  @Test
  void aPlaceHasOneTaxAndAGroupHasPlainParts() {
    region("NG", "Lagos", null, vat);
    TaxRateId both = group(new TaxPart(levy, false), new TaxPart(vat, false));

    assertThatThrownBy(() -> region("NG", "lagos", null, levy))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("has a tax already");
    assertThatThrownBy(() -> group(new TaxPart(both, false)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no group itself");
    assertThatThrownBy(() -> group(new TaxPart(vat, false), new TaxPart(vat, false)))
        .isInstanceOf(ProblemException.class);
    TaxRateId inclusive =
        isp.tx(tx -> rates.create(tx, TaxRateTerms.inclusive("GST", "15")).id());
    assertThatThrownBy(() -> group(new TaxPart(levy, false), new TaxPart(inclusive, true)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("added to the price");
    assertThatThrownBy(() ->
            isp.tx(tx -> groups.change(tx, vat, List.of(new TaxPart(levy, false)))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is a part of a group");
  }

  private List<String> taxAt(String country, String region, String postalCode) {
    isp.sabotage("delete from ledger_entry where tenant_id = ?");
    isp.sabotage("delete from ledger_transaction where tenant_id = ?");
    isp.sabotage("delete from invoice_line where tenant_id = ?");
    isp.sabotage("delete from invoice where tenant_id = ?");
    isp.sabotage("update subscription set next_bill_on = start_on, billed_through = null,"
        + " charged_since = null where tenant_id = ?");
    isp.sabotage("update subscriber set country_code = '%s', region = '%s', postal_code = '%s'"
            .formatted(country, region, postalCode)
        + " where tenant_id = ?");
    isp.bill("2026-01-01");
    return taxes();
  }

  private void region(String country, String region, String prefix, TaxRateId rate) {
    isp.tx(
        tx -> new TaxRegions(rates).create(tx, new TaxRegionTerms(country, region, prefix, rate)));
  }

  private TaxRateId group(TaxPart... parts) {
    return isp.tx(tx -> {
      TaxRateId id = rates.create(tx, TaxRateTerms.exclusive("Group", "0")).id();
      groups.change(tx, id, List.of(parts));
      return id;
    });
  }

  private TaxRateId rate(String name, String percent) {
    return isp.tx(tx -> rates.create(tx, TaxRateTerms.exclusive(name, percent)).id());
  }

  private Invoice invoice() {
    return isp.invoices(ada).get(0);
  }

  private List<String> taxes() {
    InvoiceLine line = isp.lines(invoice()).get(0);
    return line.taxes().stream()
        .map(tax -> tax.name() + " " + tax.amountMinor())
        .toList();
  }
}
