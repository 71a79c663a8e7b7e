package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.account.Consolidation;
import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.OrganizationDetails;
import io.dotmac.sub.core.subscriber.OrganizationId;
import io.dotmac.sub.core.subscriber.Organizations;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An organization that gets one invoice for all services of its people. */
class ConsolidationDbTest {
  private static final String INVOICES = """
      select a.name || ': ' || string_agg(l.label || ' ' || l.amount_minor, '; ' order by l.label)
      from invoice i
      join billing_account a on a.tenant_id = i.tenant_id and a.id = i.account_id
      join invoice_line l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
      where i.tenant_id = ? and i.issued_on = ?
      group by a.name, i.id order by 1
      """;

  private final Isp isp = Isp.open().today("2026-01-01");
  private final OfferId fiber = isp.plan("Fiber", "1000");
  private final OrganizationId mills = isp.tx(
      tx -> new Organizations().create(tx, OrganizationDetails.named("Mills")).id());
  private final SubscriberId ada = member("Ada");
  private final SubscriberId ben = member("Ben");
  private final AccountId account =
      isp.tx(tx -> BillingAccounts.open(tx, mills, "Mills", "NGN").id());

  @Test
  void theRunMakesOneInvoiceForAllServicesOfItsPeopleAndNamesThem() {
    isp.service(ada, fiber, "2026-01-01");
    isp.bill("2026-01-01");

    int moved = isp.tx(tx -> Consolidation.begin(tx, mills, account));
    isp.service(ben, fiber, "2026-02-01");
    isp.service(isp.subscriber("Eve"), fiber, "2026-02-01");
    isp.today("2026-02-01");
    RunPreview preview = isp.engine().runs().preview(isp.caller(), LocalDate.of(2026, 2, 1));
    isp.bill("2026-02-01");

    assertThat(moved).isEqualTo(1);
    assertThat(preview.invoices()).isEqualTo(2);
    assertThat(invoices("2026-02-01"))
        .containsExactly(
            "Eve Obi: Fiber 100000", "Mills: Fiber, Ada Obi 100000; Fiber, Ben Obi 100000");
    assertThat(isp.balance(ada)).isEqualTo(isp.money("1000"));
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void whenItEndsEachIsBilledAlone() {
    isp.service(ada, fiber, "2026-01-01");
    isp.tx(tx -> Consolidation.begin(tx, mills, account));
    isp.bill("2026-01-01");

    isp.tx(tx -> Consolidation.end(tx, mills));
    isp.today("2026-02-01").bill("2026-02-01");

    assertThat(invoices("2026-01-01")).containsExactly("Mills: Fiber, Ada Obi 100000");
    assertThat(invoices("2026-02-01")).containsExactly("Ada Obi: Fiber 100000");
    assertThatThrownBy(() -> isp.tx(tx -> Consolidation.end(tx, mills)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void theAccountMustBelongToTheOrganizationAndThereIsOneAtATime() {
    AccountId second =
        isp.tx(tx -> BillingAccounts.open(tx, mills, "Mills 2", "NGN").id());
    isp.invoice(ada, "1");

    assertThatThrownBy(() -> isp.tx(tx -> Consolidation.begin(tx, mills, Isp.account(ada))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("an account of organization");
    isp.tx(tx -> Consolidation.begin(tx, mills, account));
    assertThatThrownBy(() -> isp.tx(tx -> Consolidation.begin(tx, mills, second)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("another account");
  }

  private SubscriberId member(String name) {
    SubscriberId id = isp.subscriber(name);
    isp.sabotage("update subscriber set organization_id = '" + mills.value()
        + "' where tenant_id = ? and id = '" + id.value() + "'");
    return id;
  }

  private List<String> invoices(String day) {
    return isp.tx(tx -> BulkRead.rows(
        tx, INVOICES, row -> row.getString(1), tx.tenant().value(), LocalDate.parse(day)));
  }
}
