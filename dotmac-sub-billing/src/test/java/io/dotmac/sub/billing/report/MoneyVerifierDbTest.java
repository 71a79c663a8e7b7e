package io.dotmac.sub.billing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyVerifierDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @BeforeEach
  void aMonthOfBusiness() {
    isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-01");
    isp.bill("2026-01-01");
    isp.bill("2026-02-01");
    Payment payment = isp.pay(ada, "20000");
    isp.tx(tx -> isp.engine().payments().refund(tx, payment.id(), isp.money("1000"), null, null));
    isp.tx(tx -> isp.engine()
        .creditNotes()
        .issue(
            tx,
            new io.dotmac.sub.billing.credit.NewCreditNote(
                Isp.account(ada),
                null,
                "outage",
                List.of(io.dotmac.sub.billing.invoice.NewLine.of("Outage", isp.money("500"))))));
  }

  @Test
  void honestBooksAreProvenRight() {
    assertThat(violations()).isEmpty();
    assertThat(MoneyVerifier.checks()).isGreaterThan(15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invoice_paid|update invoice set paid_minor = paid_minor - 1,"
            + " balance_due_minor = balance_due_minor + 1"
            + " where tenant_id = ? and status = 'partially_paid'",
        "invoice_lines|update invoice_line set amount_minor = amount_minor + 1,"
            + " total_minor = total_minor + 1 where tenant_id = ?",
        "ledger_balance|update ledger_entry set amount_minor = amount_minor + 1"
            + " where tenant_id = ? and entry_type = 'debit'",
        "ledger_entries|delete from ledger_entry where tenant_id = ?",
        "payment_allocations|update payment_allocation set amount_minor = amount_minor - 1"
            + " where tenant_id = ?",
        "credit_note_lines|update credit_note_line set total_minor = total_minor + 1,"
            + " amount_minor = amount_minor + 1 where tenant_id = ?",
        "charge_overlap|update invoice_line set span_end = span_end + 3,"
            + " billed_until = billed_until + 3 where tenant_id = ?",
        "charge_gap|update invoice_line set span_end = span_end - 3,"
            + " billed_until = billed_until - 3 where tenant_id = ?",
        "run_counts|update billing_run set invoices_created = 7 where tenant_id = ?",
        "invoice_event|delete from event_store where event_type = 'invoice.created'"
            + " and tenant_id = ?"
      })
  void oneRowChangedBehindOurBackIsNamed(String check, String sabotage) {
    isp.sabotage(sabotage);

    assertThat(violations()).extracting(MoneyVerifier.Violation::check).contains(check);
  }

  @Test
  void theDatabaseItselfRefusesAnUnbalancedTransactionAndChangesOfTheLedger() throws SQLException {
    try (Connection connection = TestDatabase.shared().owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select set_config('dotmac.tenant', '" + isp.tenant() + "', false)");
      assertThatThrownBy(() -> statement.execute("update ledger_entry set amount_minor = 1"))
          .hasMessageContaining("append-only");
      assertThatThrownBy(() ->
              statement.execute("insert into ledger_entry select tenant_id, gen_random_uuid(),"
                  + " transaction_id, ledger_account_id, account_id, entry_type, currency,"
                  + " amount_minor, booked_on from ledger_entry limit 1"))
          .hasMessageContaining("does not balance");
    }
  }

  private List<MoneyVerifier.Violation> violations() {
    return isp.tx(MoneyVerifier::verify);
  }
}
