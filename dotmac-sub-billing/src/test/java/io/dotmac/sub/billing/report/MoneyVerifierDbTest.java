package io.dotmac.sub.billing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.arrangement.NewArrangement;
import io.dotmac.sub.billing.arrangement.PaymentFrequency;
import io.dotmac.sub.billing.credit.NewCreditNote;
import io.dotmac.sub.billing.deposit.NewDeposit;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyVerifierDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @BeforeEach
  void aMonthOfBusinessAndOneOfDunning() {
    isp.standardPolicies();
    isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-01");
    isp.bill("2026-01-01");
    isp.bill("2026-02-01");
    Payment payment = isp.pay(ada, "20000");
    isp.tx(tx -> isp.engine().payments().refund(tx, payment.id(), isp.money("1000"), null, null));
    isp.tx(tx -> isp.engine()
        .creditNotes()
        .issue(
            tx,
            new NewCreditNote(
                Isp.account(ada),
                null,
                "outage",
                List.of(NewLine.of("Outage", isp.money("500"))))));
    isp.tx(tx -> isp.engine()
        .deposits()
        .take(tx, new NewDeposit(Isp.account(ada), isp.money("700"), null, null)));
    for (String day : List.of("2026-02-22", "2026-03-01", "2026-03-08", "2026-03-18")) {
      isp.today(day).engine().dunningRuns().run(isp.caller(), LocalDate.parse(day));
    }
    SubscriberId ben = isp.subscriber("Ben");
    isp.invoice(ben, "100");
    NewArrangement weekly = new NewArrangement(
        Isp.account(ben), List.of(), PaymentFrequency.WEEKLY, 2, LocalDate.of(2026, 4, 1), null);
    isp.tx(tx -> isp.engine()
        .arrangements()
        .approve(tx, isp.engine().arrangements().request(tx, weekly).id()));
  }

  @Test
  void honestBooksAreProvenRight() {
    assertThat(violations()).isEmpty();
    assertThat(MoneyVerifier.checks()).isGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invoice_paid|INV-|update invoice set paid_minor = paid_minor - 1,"
            + " balance_due_minor = balance_due_minor + 1"
            + " where tenant_id = ? and status = 'partially_paid'",
        "invoice_status|INV-|update invoice set status = 'issued'"
            + " where tenant_id = ? and status = 'partially_paid'",
        "invoice_booked|INV-|update invoice set tax_total_minor = tax_total_minor + 1,"
            + " subtotal_minor = subtotal_minor - 1 where tenant_id = ?",
        "invoice_lines|INV-|update invoice_line set amount_minor = amount_minor + 1,"
            + " total_minor = total_minor + 1 where tenant_id = ?",
        "line_taxes|invoice line|update invoice_line set tax_minor = 1,"
            + " amount_minor = amount_minor - 1 where tenant_id = ?",
        "ledger_balance|ledger transaction|update ledger_entry set amount_minor = amount_minor + 1"
            + " where tenant_id = ? and entry_type = 'debit'",
        "ledger_entries|ledger transaction|delete from ledger_entry where tenant_id = ?",
        "ledger_chain|ledger transaction|update ledger_entry set id = gen_random_uuid()"
            + " where tenant_id = ?",
        "entry_parties|ledger transaction|update ledger_entry set booked_on = booked_on - 1"
            + " where tenant_id = ?",
        "ledger_references|ledger transaction|delete from payment where tenant_id = ?",
        "payment_allocations|PAY-|update payment_allocation set amount_minor = amount_minor - 1"
            + " where tenant_id = ?",
        "payment_booked|PAY-|update payment set amount_minor = amount_minor + 1"
            + " where tenant_id = ?",
        "payment_status|PAY-|update payment set refunded_minor = 0 where tenant_id = ?",
        "payment_event|PAY-|delete from event_store where event_type = 'payment.received'"
            + " and tenant_id = ?",
        "payment_event|was announced|update event_store set payload ="
            + " jsonb_set(payload, '{payment}', '\"00000000-0000-0000-0000-000000000001\"')"
            + " where event_type = 'payment.received' and tenant_id = ?",
        "parties|PAY-|update invoice set currency = 'USD' where tenant_id = ?",
        "parties|PAY-|update payment_allocation set currency = 'USD' where tenant_id = ?",
        "credit_note_lines|CR-|update credit_note_line set total_minor = total_minor + 1,"
            + " amount_minor = amount_minor + 1 where tenant_id = ?",
        "credit_note_lines|CR-|update credit_note_application set amount_minor = 1"
            + " where tenant_id = ?",
        "invoice_credited|INV-|delete from credit_note_application where tenant_id = ?",
        "customer_credit|ACC-|update credit_note set applied_minor = applied_minor - 1,"
            + " status = 'partially_applied' where tenant_id = ?",
        "deposits|ACC-|update deposit set applied_minor = 1 where tenant_id = ?",
        "number_gaps|2 is missing|update invoice set invoice_number = 'INV-000004'"
            + " where invoice_number = 'INV-000002' and tenant_id = ?",
        "charge_overlap|subscription|update invoice_line set span_end = span_end + 3,"
            + " billed_until = billed_until + 3 where tenant_id = ?",
        "charge_gap|subscription|update invoice_line set span_end = span_end - 3,"
            + " billed_until = billed_until - 3 where tenant_id = ?",
        "charge_stands|invoice line|update invoice_line set billed_until = billed_until - 1"
            + " where tenant_id = ?",
        "run_counts|billing run|update billing_run set invoices_created = 7 where tenant_id = ?",
        "invoice_event|INV-|delete from event_store where event_type = 'invoice.created'"
            + " and tenant_id = ?",
        "dunning_steps|dunning case|delete from dunning_action_log"
            + " where action = 'reject' and tenant_id = ?",
        "dunning_event|dunning case|delete from dunning_action_log"
            + " where action = 'throttle' and tenant_id = ?",
        "dunning_event|dunning case|update dunning_action_log set action = 'notify'"
            + " where action = 'suspend' and tenant_id = ?",
        "dunning_order|dunning case|update dunning_action_log set executed_at = now()"
            + " where action = 'notify' and tenant_id = ?",
        "dunning_locks|dunning:|update dunning_case set status = 'resolved',"
            + " resolved_at = now() where tenant_id = ?",
        "installments|arrangement|update payment_arrangement_installment"
            + " set amount_minor = amount_minor + 1 where tenant_id = ?"
      })
  void oneRowChangedBehindOurBackIsNamed(String check, String row, String sabotage) {
    isp.engine().sealLedger(isp.caller());

    isp.sabotage(sabotage);

    assertThat(violations()).anySatisfy(each -> {
      assertThat(each.check()).isEqualTo(check);
      assertThat(each.row()).contains(row);
    });
  }

  @Test
  void theDatabaseItselfRefusesAnUnbalancedTransactionAndChangesOfTheLedger() throws SQLException {
    isp.engine().sealLedger(isp.caller());
    try (Connection connection = TestDatabase.shared().owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select set_config('dotmac.tenant', '" + isp.tenant() + "', false)");
      for (String table : List.of("ledger_entry", "ledger_transaction", "ledger_seal")) {
        assertThatThrownBy(
                () -> statement.execute("update " + table + " set tenant_id = tenant_id"))
            .hasMessageContaining("append-only");
        assertThatThrownBy(() -> statement.execute("delete from " + table))
            .hasMessageContaining("append-only");
      }
      String again = "insert into ledger_entry select tenant_id, gen_random_uuid(),"
          + " transaction_id, ledger_account_id, account_id, entry_type, currency,"
          + " amount_minor * %s, booked_on from ledger_entry limit 1";
      assertThatThrownBy(() -> statement.execute(again.formatted(1)))
          .hasMessageContaining("does not balance");
      assertThatThrownBy(() -> statement.execute(again.formatted(0)))
          .hasMessageContaining("ledger_entry_amount_minor_check");
      assertThatThrownBy(() -> statement.execute(again.formatted(-1)))
          .hasMessageContaining("ledger_entry_amount_minor_check");
    }
  }

  private List<MoneyVerifier.Violation> violations() {
    return isp.tx(MoneyVerifier::verify);
  }
}
