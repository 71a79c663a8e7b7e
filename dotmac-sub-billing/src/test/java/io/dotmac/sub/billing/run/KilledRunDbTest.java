package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A billing run whose process is killed with SIGKILL, and the run after it. */
class KilledRunDbTest {
  @Test
  void aRunKilledInTheMiddleAndRunAgainMakesTheInvoicesOfAnUnkilledRun() throws Exception {
    // From the first transaction to the last on a machine of any speed.
    killedAt(1_200, List.of(0, 40, 80, 130, 190, 260, 350, 480, 700, 1100));
  }

  @Test
  @Tag("full")
  void twentyThousandServicesKilledAtTwoHundredPointsGiveTheInvoicesOfAnUnkilledRun()
      throws Exception {
    Random random = new Random(42);
    killedAt(20_000, random.ints(200, 20, 900).boxed().toList());
  }

  private static void killedAt(int services, List<Integer> milliseconds) throws Exception {
    Isp whole = ManyServices.provider(services);
    Isp killed = ManyServices.provider(services);
    whole.bill(ManyServices.DATE);

    for (int delay : milliseconds) {
      killAfter(killed, delay);
      assertThat(killed.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify))
          .isEmpty();
    }
    killed.bill(ManyServices.DATE);

    assertThat(killed.count("select count(*) from invoice")).isEqualTo(services);
    assertThat(killed.count("select count(distinct invoice_number) from invoice"))
        .isEqualTo(services);
    assertThat(killed.count("select max(substr(invoice_number, 5)::int) from invoice"))
        .as("numbers without gaps")
        .isEqualTo(services);
    assertThat(ManyServices.invoices(killed)).isEqualTo(ManyServices.invoices(whole));
    assertThat(
            killed.count("select count(*) from event_store where event_type = 'invoice.created'"))
        .isEqualTo(services);
    assertThat(killed.count("select count(*) from billing_run where status <> 'success'"))
        .isZero();
    assertThat(killed.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify)).isEmpty();
    assertThat(killed.bill(ManyServices.DATE).invoicesCreated()).isZero();
  }

  private static void killAfter(Isp isp, int milliseconds)
      throws IOException, InterruptedException {
    DatabaseAccess app = isp.test().appAccess();
    Process process = new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CrashedRun.class.getName(),
            app.url(),
            app.user(),
            app.password(),
            app.schema(),
            isp.tenant().toString(),
            ManyServices.DATE)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (BufferedReader said = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.readLine();
      while (line != null && !line.equals("working")) {
        line = said.readLine();
      }
      assertThat(line).as("the process came as far as billing").isEqualTo("working");
      process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
    awaitNoOpenTransaction(isp);
  }

  /** The server notices a dead client when it next writes to it; until then its locks stay. */
  private static void awaitNoOpenTransaction(Isp isp) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (isp.count(
              "select count(*) from pg_locks l where l.relation = 'billing_run_chunk'::regclass"
                  + " and l.pid <> pg_backend_pid()")
          == 0) {
        return;
      }
      Thread.sleep(50);
    }
  }
}
