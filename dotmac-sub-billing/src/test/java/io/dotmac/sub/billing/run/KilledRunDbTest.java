package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.Subscriptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A billing run whose process is killed with SIGKILL, and the run after it. */
class KilledRunDbTest {
  private static final String DATE = "2026-03-15";
  private static final String INVOICES =
      "select coalesce(bit_xor(hashtextextended(b.account_number || i.total_minor || l.component"
          + " || l.span_start || l.span_end || l.amount_minor || l.line_no, 0)), 0)"
          + " from invoice i join billing_account b on b.tenant_id = i.tenant_id"
          + " and b.id = i.account_id join invoice_line l on l.tenant_id = i.tenant_id"
          + " and l.invoice_id = i.id";

  @Test
  void aRunKilledInTheMiddleAndRunAgainMakesTheInvoicesOfAnUnkilledRun() throws Exception {
    killedAt(1_200, List.of(150, 400));
  }

  @Test
  @Tag("full")
  void fiveThousandServicesKilledAtTenPointsGiveTheInvoicesOfAnUnkilledRun() throws Exception {
    Random random = new Random(42);
    killedAt(5_000, random.ints(10, 20, 900).boxed().toList());
  }

  private static void killedAt(int services, List<Integer> milliseconds) throws Exception {
    Isp whole = provider(services);
    Isp killed = provider(services);
    whole.bill(DATE);

    for (int delay : milliseconds) {
      killAfter(killed, delay);
      assertThat(killed.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify))
          .isEmpty();
    }
    killed.bill(DATE);

    assertThat(killed.count("select count(*) from invoice")).isEqualTo(services);
    assertThat(killed.count("select count(distinct invoice_number) from invoice"))
        .isEqualTo(services);
    assertThat(killed.count(INVOICES)).isEqualTo(whole.count(INVOICES));
    assertThat(
            killed.count("select count(*) from event_store where event_type = 'invoice.created'"))
        .isEqualTo(services);
    assertThat(killed.count("select count(*) from billing_run where status <> 'success'"))
        .isZero();
    assertThat(killed.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify)).isEmpty();
    assertThat(killed.bill(DATE).invoicesCreated()).isZero();
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
            DATE)
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

  private static Isp provider(int services) {
    Isp isp = Isp.open();
    OfferId plan = isp.plan("Fiber 50", "15000");
    for (int from = 0; from < services; from += 500) {
      int first = from;
      int last = Math.min(services, from + 500);
      isp.tx(tx -> {
        List<NewSubscriber> people = new ArrayList<>();
        for (int i = first; i < last; i++) {
          people.add(NewSubscriber.of(SubscriberDetails.of(
              Person.of("Ada", "No" + i, "a" + i + "@example.net"), PostalAddress.NONE, "NGN")));
        }
        List<NewSubscription> wanted = new ArrayList<>();
        int number = first;
        for (Subscriber each : new Subscribers().createAll(tx, people)) {
          LocalDate since = LocalDate.of(2026, 1, 1).plusDays(number++ % 60);
          wanted.add(NewSubscription.active(each.id(), plan, since));
        }
        return new Subscriptions().createAll(tx, wanted).size();
      });
    }
    return isp;
  }
}
