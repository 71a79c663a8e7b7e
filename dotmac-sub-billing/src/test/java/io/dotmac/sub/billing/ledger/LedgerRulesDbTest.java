package io.dotmac.sub.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.deposit.Deposit;
import io.dotmac.sub.billing.deposit.DepositStatus;
import io.dotmac.sub.billing.deposit.NewDeposit;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.billing.report.TrialBalance;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerRulesDbTest {
  private final Isp isp = Isp.open().today("2026-02-10");
  private final SubscriberId ada = isp.subscriber("Ada");

  @AfterEach
  void theBooksAreProvenRight() {
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void nothingIsBookedIntoAClosedPeriodByCodeOrBySql() throws SQLException {
    isp.invoice(ada, "100");
    isp.today("2026-03-05");
    AccountingPeriod february = isp.tx(tx -> AccountingPeriods.close(tx, day("2026-02-28")));

    assertThat(february.start()).isEqualTo(day("2026-02-10"));
    assertThat(february.end()).isEqualTo(day("2026-03-01"));
    assertThatThrownBy(() -> isp.tx(tx -> {
          Ledger.book(tx, adjustment("2026-02-28"));
          return null;
        }))
        .hasMessageContaining("closed");
    try (Connection connection = isp.test().owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select set_config('dotmac.tenant', '" + isp.tenant() + "', false)");
      assertThatThrownBy(() -> statement.execute(
              "insert into ledger_transaction (tenant_id, id, booked_on, kind, source, actor)"
                  + " values ('" + isp.tenant() + "', gen_random_uuid(), '2026-02-28',"
                  + " 'adjustment', 'adjustment', 'test')"))
          .hasMessageContaining("the books before 2026-03-01 are closed");
    }
    isp.invoice(ada, "50");
  }

  @Test
  void theLastClosedPeriodIsOpenedAgainWithAReasonAndOnTheRecord() {
    isp.invoice(ada, "100");
    isp.today("2026-04-05");
    AccountingPeriod february = isp.tx(tx -> AccountingPeriods.close(tx, day("2026-02-28")));
    AccountingPeriod march = isp.tx(tx -> AccountingPeriods.close(tx, day("2026-03-31")));

    assertThatThrownBy(() -> isp.tx(tx -> AccountingPeriods.reopen(tx, february.id(), "late bill")))
        .hasMessageContaining("later period");
    assertThatThrownBy(() -> isp.tx(tx -> AccountingPeriods.reopen(tx, march.id(), " ")))
        .hasMessageContaining("1 to 500 characters");
    AccountingPeriod open = isp.tx(tx -> AccountingPeriods.reopen(tx, march.id(), "late bill"));

    assertThat(open.reopenReason()).contains("late bill");
    isp.tx(tx -> {
      Ledger.book(tx, adjustment("2026-03-31"));
      return null;
    });
    assertThat(isp.count("select count(*) from audit_event where tenant_id = '" + isp.tenant()
            + "' and resource_type = 'accounting_period'"))
        .isEqualTo(3);
    AccountingPeriod again = isp.tx(tx -> AccountingPeriods.close(tx, day("2026-03-31")));
    assertThat(again.start()).isEqualTo(day("2026-03-01"));
  }

  @Test
  void theTransactionThatClosesOrOpensAPeriodIsHeldToItToo() {
    isp.invoice(ada, "100");
    isp.today("2026-03-05");

    assertThatThrownBy(() -> isp.tx(tx -> {
          assertThat(AccountingPeriods.closedUntil(tx)).isEmpty();
          AccountingPeriods.close(tx, day("2026-02-28"));
          Ledger.book(tx, adjustment("2026-02-28"));
          return null;
        }))
        .hasMessageContaining("closed");
    AccountingPeriod february = isp.tx(tx -> AccountingPeriods.close(tx, day("2026-02-28")));
    isp.tx(tx -> {
      assertThat(AccountingPeriods.closedUntil(tx)).contains(day("2026-03-01"));
      AccountingPeriods.reopen(tx, february.id(), "r".repeat(500));
      Ledger.book(tx, adjustment("2026-02-28"));
      return null;
    });
    assertThat(booked("revenue")).isEqualTo(isp.money("-105"));
  }

  @Test
  void aCloseSeesWhatAnotherOneClosedMeanwhile() {
    isp.today("2026-05-05");

    assertThatThrownBy(() -> isp.tx(tx -> {
          assertThat(AccountingPeriods.closedUntil(tx)).isEmpty();
          isp.tx(other -> AccountingPeriods.close(other, day("2026-04-30")));
          return AccountingPeriods.close(tx, day("2026-03-31"));
        }))
        .hasMessageContaining("the books before it are closed");
  }

  @Test
  void aPeriodSaysWhoClosedAndWhoOpenedItAndWhen() {
    isp.today("2026-03-05");
    AccountingPeriod closed = isp.tx(tx -> AccountingPeriods.close(tx, day("2026-02-28")));
    assertThat(closed.reopenedAt()).isEmpty();
    assertThat(closed.reopenedBy()).isEmpty();
    assertThat(closed.closedBy()).isNotEmpty();
    assertThat(closed.closedAt().toString()).startsWith("2026-03-05");
    assertThatThrownBy(
            () -> isp.tx(tx -> AccountingPeriods.reopen(tx, closed.id(), "r".repeat(501))))
        .hasMessageContaining("1 to 500 characters");

    AccountingPeriod open =
        isp.today("2026-03-09").tx(tx -> AccountingPeriods.reopen(tx, closed.id(), "late"));

    assertThat(open.reopenedAt().orElseThrow().toString()).startsWith("2026-03-09");
    assertThat(open.reopenedBy()).contains(closed.closedBy());
    assertThat(open.status()).isEqualTo(AccountingPeriodStatus.REOPENED);
    ListQuery reopened = ListQuery.first().with(Map.of("status", "reopened"));
    List<AccountingPeriod> found =
        isp.tx(tx -> AccountingPeriods.LISTING.fetch(tx, reopened).items());
    assertThat(found).extracting(AccountingPeriod::id).containsExactly(closed.id());
    assertThatThrownBy(() -> isp.tx(tx -> AccountingPeriods.reopen(tx, closed.id(), "late")))
        .hasMessageContaining("open already");
  }

  @Test
  void neitherTodayNorClosedDaysCanBeClosed() {
    assertThatThrownBy(() -> isp.tx(tx -> AccountingPeriods.close(tx, day("2026-02-10"))))
        .hasMessageContaining("before today");
    isp.tx(tx -> AccountingPeriods.close(tx, day("2026-02-08")));
    assertThatThrownBy(() -> isp.tx(tx -> AccountingPeriods.close(tx, day("2026-02-07"))))
        .hasMessageContaining("closed");
  }

  @Test
  void aDepositIsHeldAppliedToWhatIsOwedAndTheRestGivenBack() {
    Deposit taken = isp.tx(tx -> isp.engine()
        .deposits()
        .take(tx, new NewDeposit(Isp.account(ada), isp.money("100"), null, "router")));
    Invoice invoice = isp.invoice(ada, "60");

    assertThat(isp.balance(ada)).isEqualTo(isp.money("60"));
    assertThat(booked("deposits")).isEqualTo(isp.money("-100"));
    isp.tx(tx -> isp.engine().deposits().apply(tx, taken.id(), isp.money("60")));
    assertThat(isp.invoices(ada).get(0).status()).isEqualTo(InvoiceStatus.PAID);
    assertThat(isp.invoices(ada).get(0).id()).isEqualTo(invoice.id());
    assertThat(booked("deposits")).isEqualTo(isp.money("-40"));
    assertThat(booked("cash")).isEqualTo(isp.money("100"));
    assertThatThrownBy(
            () -> isp.tx(tx -> isp.engine().deposits().refund(tx, taken.id(), isp.money("41"))))
        .hasMessageContaining("40.00");
    Deposit ended = isp.tx(tx -> isp.engine().deposits().refund(tx, taken.id(), null));

    assertThat(ended.status()).isEqualTo(DepositStatus.APPLIED);
    assertThat(booked("deposits")).isEqualTo(isp.money("0"));
    assertThat(booked("cash")).isEqualTo(isp.money("60"));
  }

  @Test
  void aLossThatIsRecoveredIsDueAgainAndTheMoneyPaysIt() {
    Invoice invoice = isp.invoice(ada, "60");
    isp.tx(tx -> isp.engine().invoices().writeOff(tx, invoice.id()));
    assertThat(booked("bad_debt")).isEqualTo(isp.money("60"));
    isp.today("2026-06-10");
    isp.pay(ada, "60");
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-60"));

    Invoice recovered = isp.tx(tx -> isp.engine().invoices().recover(tx, invoice.id()));

    assertThat(recovered.status()).isEqualTo(InvoiceStatus.PAID);
    assertThat(booked("bad_debt")).isEqualTo(isp.money("0"));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
    assertThatThrownBy(() -> isp.tx(tx -> isp.engine().invoices().recover(tx, invoice.id())))
        .hasMessageContaining("WRITTEN_OFF");
  }

  @Test
  void whatWasOwedOrCreditBeforeTheBooksBeganIsBookedAgainstTheOpeningBalance() {
    Invoice owed = isp.tx(tx -> isp.engine()
        .invoices()
        .opening(tx, Isp.account(ada), isp.money("70"), day("2025-12-01"), "Old system"));

    assertThat(booked("opening_balance")).isEqualTo(isp.money("-70"));
    assertThat(booked("revenue")).isEqualTo(isp.money("0"));
    assertThat(owed.dueOn()).contains(day("2025-12-01"));
    isp.tx(tx ->
        isp.engine().creditNotes().opening(tx, Isp.account(ada), isp.money("100"), "Old system"));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-30"));
    assertThat(booked("opening_balance")).isEqualTo(isp.money("30"));
    assertThat(isp.invoices(ada).get(0).status()).isEqualTo(InvoiceStatus.PAID);
  }

  private Money booked(String purpose) {
    LedgerPurpose wanted = LedgerPurpose.valueOf(purpose.toUpperCase(java.util.Locale.ROOT));
    List<TrialBalance.Row> rows = isp.tx(tx -> TrialBalance.on(tx, day("2027-01-01")));
    return Money.sum(
        Money.currency("NGN"),
        rows.stream()
            .filter(row -> row.account().purpose() == wanted)
            .map(TrialBalance.Row::balance)
            .toList());
  }

  private Posting adjustment(String on) {
    return new Posting(
        LedgerTransactionId.next(),
        PostingKind.ADJUSTMENT,
        LedgerSource.ADJUSTMENT,
        day(on),
        null,
        new Posting.Documents(null, null, null),
        "test",
        List.of(
            Leg.debit(LedgerPurpose.ADJUSTMENTS, isp.money("5")),
            Leg.credit(LedgerPurpose.REVENUE, isp.money("5"))));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
