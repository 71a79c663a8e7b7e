package io.dotmac.sub.billing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.RandomBusiness;
import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.billing.deposit.Deposit;
import io.dotmac.sub.billing.deposit.NewDeposit;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariants of money, each by its sentence, over random business; the seed is in the message. */
class InvariantsDbTest {
  private static final int STEPS = 60;

  /** Differences between the documents and what the ledger alone says they are. */
  private static final String REBUILT = """
      select i.invoice_number || ': ' || i.balance_due_minor || ' or ' || coalesce(r.net, 0)
      from invoice i left join (
        select t.invoice_id,
          sum(case e.entry_type when 'debit' then e.amount_minor else -e.amount_minor end) as net
        from ledger_transaction t
        join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
        join ledger_account a on a.tenant_id = e.tenant_id and a.id = e.ledger_account_id
          and a.purpose = 'receivable'
        where t.tenant_id = ? group by t.invoice_id) r on r.invoice_id = i.id
      where i.tenant_id = ? and i.status <> 'draft' and i.balance_due_minor <> coalesce(r.net, 0)
      """;

  @ParameterizedTest
  @ValueSource(strings = {"NGN", "JPY", "KWD"})
  void allAccountsSumToNothingAtEveryCommitAndEveryInvariantHoldsAfterRandomBusiness(
      String currency) {
    Isp isp = Isp.open(currency).today("2026-01-01");
    RandomBusiness business = new RandomBusiness(isp, currency.hashCode());
    for (int step = 0; step < STEPS; step++) {
      business.step();
      List<TrialBalance.Total> totals =
          isp.tx(tx -> TrialBalance.totals(TrialBalance.on(tx, LocalDate.of(2030, 1, 1))));
      assertThat(totals)
          .as(business.toString())
          .allSatisfy(total -> assertThat(total.debits()).isEqualTo(total.credits()));
    }

    assertThat(isp.tx(MoneyVerifier::verify)).as(business.toString()).isEmpty();
  }

  @Test
  void theBalanceOfAnAccountIsTheSumOfItsEntriesWhereverItIsShown() {
    Isp isp = Isp.open().today("2026-01-01");
    RandomBusiness business = new RandomBusiness(isp, 4711);
    for (int step = 0; step < STEPS; step++) {
      business.step();
    }

    for (SubscriberId subscriber : business.subscribers()) {
      AccountStatement statement = isp.tx(tx -> AccountStatement.of(
          tx, Isp.account(subscriber), LocalDate.of(2026, 1, 1), LocalDate.of(2030, 1, 1)));
      assertThat(statement.closing()).as(business.toString()).isEqualTo(isp.balance(subscriber));
    }
  }

  @Test
  void balancesRebuiltFromTheLedgerAloneAreTheStoredOnes() {
    Isp isp = Isp.open().today("2026-01-01");
    RandomBusiness business = new RandomBusiness(isp, 815);
    for (int step = 0; step < STEPS; step++) {
      business.step();
    }

    List<String> different = isp.tx(tx -> BulkRead.rows(
        tx, REBUILT, row -> row.getString(1), tx.tenant().value(), tx.tenant().value()));

    assertThat(different).as(business.toString()).isEmpty();
  }

  @Test
  void noRowOfATenantReferencesARowOfAnother() throws SQLException {
    Isp one = Isp.open();
    Isp two = Isp.open();
    SubscriberId ada = one.subscriber("Ada");
    one.invoice(ada, "10");
    try (Connection connection = one.test().owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select set_config('dotmac.tenant', '" + two.tenant() + "', false)");
      assertThatThrownBy(() -> statement.execute(
              "insert into deposit (tenant_id, id, account_id, deposit_number, currency,"
                  + " amount_minor, taken_on) values ('" + two.tenant()
                  + "', gen_random_uuid(), '" + ada + "', 'DEP-1', 'NGN', 1, current_date)"))
          .hasMessageContaining("foreign key");
    }
    // Every key between tables of tenants carries the tenant.
    assertThat(one.count("select count(*) from pg_constraint c"
            + " join pg_attribute a on a.attrelid = c.conrelid and a.attname = 'tenant_id'"
            + " join pg_attribute r on r.attrelid = c.confrelid and r.attname = 'tenant_id'"
            + " where c.contype = 'f' and not a.attnum = any(c.conkey)"))
        .isZero();
  }

  @Test
  void aDepositNeverFallsBelowZeroAlsoWhenManyAskAtOnce() throws Exception {
    Isp isp = Isp.open();
    SubscriberId ada = isp.subscriber("Ada");
    Deposit deposit = isp.tx(tx -> isp.engine()
        .deposits()
        .take(tx, new NewDeposit(Isp.account(ada), isp.money("100"), null, null)));
    ExecutorService pool = Executors.newFixedThreadPool(4);
    int done = 0;
    try {
      List<Future<Object>> racing = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Callable<Object> refund =
            () -> isp.tx(tx -> isp.engine().deposits().refund(tx, deposit.id(), isp.money("30")));
        racing.add(pool.submit(refund));
      }
      for (Future<Object> each : racing) {
        done += succeeded(each) ? 1 : 0;
      }
    } finally {
      pool.shutdown();
    }

    assertThat(done).isEqualTo(3);
    Deposit after = isp.tx(tx -> isp.engine().deposits().require(tx, deposit.id()));
    assertThat(after.held()).isEqualTo(isp.money("10"));
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  private static boolean succeeded(Future<Object> future) throws InterruptedException {
    try {
      future.get();
      return true;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(ProblemException.class);
      return false;
    }
  }
}
