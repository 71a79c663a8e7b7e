package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A billing run whose PostgreSQL goes away in the middle and comes back. */
class RestartedServerDbTest {
  private static final int SERVICES = 1_600;
  private static final String NEXT = "2026-04-15";

  @TempDir
  Path folder;

  private EmbeddedPostgres server;

  @Test
  void runsWaitForAServerThatIsRestartedOrKilledAndBillAsIfItHadNotBeen() throws Exception {
    Isp quiet = ManyServices.provider(SERVICES);
    quiet.bill(ManyServices.DATE);
    quiet.bill(NEXT);
    server = EmbeddedPostgres.start(folder, EmbeddedOptions.standard());
    try (TestDatabase database = TestDatabase.of(server)) {
      Isp isp = ManyServices.provider(Isp.in(database), SERVICES);

      BillingRun restarted = billedWhile(isp, ManyServices.DATE, () -> server.close());
      BillingRun killed = billedWhile(isp, NEXT, this::kill);

      assertThat(restarted.status()).isEqualTo(BillingRunStatus.SUCCESS);
      assertThat(killed.status()).isEqualTo(BillingRunStatus.SUCCESS);
      FaultyRunDbTest.asQuiet(isp, quiet);
    } finally {
      server.close();
    }
  }

  private interface Fault {
    void strike() throws Exception;
  }

  private void kill() throws Exception {
    Path pid = folder.resolve("pgdata/postmaster.pid");
    ProcessHandle postmaster =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).trim())).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().get(10, TimeUnit.SECONDS);
    server.close();
  }

  /** Three chunks of four are done and one is in its transaction when the fault strikes. */
  private BillingRun billedWhile(Isp isp, String date, Fault fault) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Connection holder = holdTheLastService(isp.test());
      Future<BillingRun> run =
          pool.submit(() -> isp.engine().runs().bill(isp.caller(), LocalDate.parse(date), true, 2));
      await(isp, run, "select chunks_done from billing_run where status = 'running'", 3);
      await(isp, run, "select count(*) from pg_locks where not granted", 1);
      fault.strike();
      holder.abort(Runnable::run);
      server = EmbeddedPostgres.start(folder, EmbeddedOptions.standard());
      return run.get(3, TimeUnit.MINUTES);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Connection holdTheLastService(TestDatabase database) throws SQLException {
    Connection holder = database.superuser().getConnection();
    holder.setAutoCommit(false);
    try (Statement hold = holder.createStatement()) {
      hold.execute(
          "select id from subscription order by account_id desc limit 1 for no key update");
    }
    return holder;
  }

  private static void await(Isp isp, Future<BillingRun> run, String sql, long wanted)
      throws Exception {
    while (isp.count("select coalesce((" + sql + "), 0)::bigint") < wanted) {
      assertThat(run.isDone()).as("the run waits for the row that is held").isFalse();
      Thread.sleep(20);
    }
  }
}
