package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;

/** Billing runs that are disturbed, beside one that is not. */
class FaultyRunDbTest {
  private static final int SERVICES = 1_600;
  private static final LocalDate DAY = LocalDate.parse(ManyServices.DATE);

  @Test
  void twoRunsAtOnceBillEveryServiceOnceAndJoinOneRun() throws Exception {
    Isp quiet = quiet();
    Isp isp = ManyServices.provider(SERVICES);

    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Future<BillingRun>> runs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      runs.add(pool.submit(() -> isp.engine().runs().bill(isp.caller(), DAY, true, 2)));
    }
    for (Future<BillingRun> run : runs) {
      run.get();
    }
    pool.shutdown();

    asQuiet(isp, quiet);
  }

  @Test
  void paymentsDuringARunAreNeitherLostNorCountedTwice() throws Exception {
    Isp quiet = ManyServices.provider(SERVICES);
    quiet.bill("2026-01-05");
    quiet.bill(ManyServices.DATE);
    Isp isp = ManyServices.provider(SERVICES);
    isp.bill("2026-01-05");
    List<UUID> accounts = new ArrayList<>();
    isp.tx(tx -> accounts.addAll(tx.session()
        .createSelectionQuery("select a.id.value from BillingAccount a", UUID.class)
        .getResultList()));

    ExecutorService pool = Executors.newFixedThreadPool(2);
    Future<BillingRun> run =
        pool.submit(() -> isp.engine().runs().bill(isp.caller(), DAY, true, 2));
    Future<?> paying = pool.submit(() -> accounts.forEach(account -> isp.tx(tx -> isp.engine()
        .payments()
        .record(
            tx, NewPayment.of(Isp.account(account), isp.money("20000"), PaymentMethodType.CASH)))));
    run.get();
    paying.get();
    pool.shutdown();

    asQuiet(isp, quiet);
    assertThat(isp.count("select count(*) from payment")).isEqualTo(accounts.size());
    assertThat(isp.count("select sum(amount_minor)::bigint from payment"))
        .isEqualTo(accounts.size() * 2_000_000L);
  }

  @Test
  void lostRepliesToCommitLeaveNothingTwiceAndNothingOut() throws Exception {
    Isp quiet = quiet();
    Isp isp = ManyServices.provider(SERVICES);
    DatabaseAccess app = isp.test().appAccess();
    int port = java.net.URI.create(app.url().substring("jdbc:".length())).getPort();
    try (LostReplies proxy = new LostReplies(port, 3);
        HikariDataSource pool = through(proxy, app, port)) {
      BillingEngine engine = BillingEngine.over(pool);
      for (int i = 0; i < 20; i++) {
        try {
          engine.runs().bill(isp.caller(), DAY, true, 2);
          break;
        } catch (HibernateException e) {
          // The reply to planning or ending was lost: the job runs again.
        }
      }

      assertThat(proxy.lost()).isGreaterThanOrEqualTo(2);
    }
    isp.bill(ManyServices.DATE);
    asQuiet(isp, quiet);
  }

  private static Isp quiet() {
    Isp isp = ManyServices.provider(SERVICES);
    isp.bill(ManyServices.DATE);
    return isp;
  }

  /** Nothing twice, nothing left out, numbers without gaps, books in balance. */
  static void asQuiet(Isp isp, Isp quiet) {
    assertThat(ManyServices.invoices(isp)).isEqualTo(ManyServices.invoices(quiet));
    assertThat(isp.count("select count(*) from invoice"))
        .isEqualTo(quiet.count("select count(*) from invoice"));
    assertThat(isp.count("select max(substr(invoice_number, 5)::int) from invoice"))
        .as("numbers without gaps")
        .isEqualTo(isp.count("select count(*) from invoice"));
    assertThat(isp.count("select count(*) from event_store where event_type = 'invoice.created'"))
        .isEqualTo(isp.count("select count(*) from invoice"));
    assertThat(isp.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify)).isEmpty();
    assertThat(isp.bill(ManyServices.DATE).invoicesCreated()).isZero();
  }

  private static HikariDataSource through(LostReplies proxy, DatabaseAccess app, int port) {
    HikariConfig config = new HikariConfig();
    // COMMIT stands in the message each time, not the name of a prepared statement.
    config.setJdbcUrl(app.url().replace(":" + port, ":" + proxy.port()) + "?prepareThreshold=0");
    config.setUsername(app.user());
    config.setPassword(app.password());
    config.setSchema(app.schema());
    config.setMaximumPoolSize(6);
    return new HikariDataSource(config);
  }
}
