package io.dotmac.sub.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.imports.ImportRunner.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportDbTest {
  private static final List<String> UNREAD =
      List.of("login", "billing_type", "billing_email", "partner", "location", "gps");

  @TempDir
  Path folder;

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(Installation.ENTITIES);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final Caller caller = Caller.system(tenant, "import");
  private final ImportRunner runner = new ImportRunner(db);
  private final CustomerImport customers = new CustomerImport(new Subscribers());
  private final SubscriptionImport subscriptions =
      new SubscriptionImport(new Subscriptions(), new NoLogins());

  /** Logins belong to another table and have tests of their own. */
  private static final class NoLogins implements SubscriptionImport.ServiceLogins {
    @Override
    public Set<String> taken(Tx tx, List<String> usernames) {
      return Set.of();
    }

    @Override
    public void create(Tx tx, List<SubscriptionImport.ServiceLogin> wanted) {}
  }

  @BeforeEach
  void filesAndPlans() throws Exception {
    Process files = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            Path.of("..", "samples", "import", "SplynxFiles.java").toString(),
            "1000",
            "40",
            folder.toString())
        .inheritIO()
        .start();
    assertThat(files.waitFor()).isZero();
    db.run(tenant, tx -> {
      for (String code : List.of("FIBRE-50", "FIBRE-100", "FIBRE-200", "BIZ-300")) {
        new Offers()
            .create(
                tx,
                OfferDraft.named(code).code(code).terms(),
                List.of(Price.recurring(Money.of("12500.00", "NGN"))),
                LocalDate.of(2020, 1, 1));
      }
    });
  }

  @Test
  void badRowsAreNamedByRowAndColumnAndGoodRowsAreKept() throws IOException {
    ImportSummary summary = run(Mode.KEEP_GOOD, "customers.csv", customers);

    assertThat(summary).isEqualTo(new ImportSummary(1_000, 960, 0, 40, true, UNREAD));
    List<String> errors = Files.readAllLines(folder.resolve("errors.csv"));
    assertThat(errors.get(0)).endsWith("gps,error_line,error_column,error_code,error_message");
    assertThat(errors).hasSize(41).anyMatch(line -> line.contains(",date_of_birth,date,"));
    assertThat(count("subscriber")).isEqualTo(960);
  }

  @Test
  void readingTheFileAgainCreatesNoDuplicate() throws IOException {
    run(Mode.KEEP_GOOD, "customers.csv", customers);

    ImportSummary again = run(Mode.KEEP_GOOD, "customers.csv", customers);

    assertThat(again.created()).isZero();
    assertThat(count("subscriber")).isEqualTo(960);
  }

  @Test
  void aStrictImportKeepsNothingWhenARowIsBad() throws IOException {
    ImportSummary summary = run(Mode.STRICT, "customers.csv", customers);

    assertThat(summary.kept()).isFalse();
    assertThat(summary.failed()).isEqualTo(40);
    assertThat(count("subscriber")).isZero();
  }

  @Test
  void aDryRunSaysWhatWouldHappenAndKeepsNothing() throws IOException {
    ImportSummary summary = run(Mode.DRY_RUN, "customers.csv", customers);

    assertThat(summary).isEqualTo(new ImportSummary(1_000, 960, 0, 40, false, UNREAD));
    assertThat(count("subscriber")).isZero();
  }

  @Test
  void servicesFollowTheirCustomersAndTheOthersAreNamed() throws IOException {
    run(Mode.KEEP_GOOD, "customers.csv", customers);

    ImportSummary summary = run(Mode.KEEP_GOOD, "subscriptions.csv", subscriptions);
    ImportSummary again = run(Mode.KEEP_GOOD, "subscriptions.csv", subscriptions);

    assertThat(summary).isEqualTo(new ImportSummary(1_000, 960, 0, 40, true, List.of()));
    assertThat(again.created()).isZero();
    assertThat(count("subscription")).isEqualTo(960);
  }

  @Test
  void aServiceKeepsItsLastDayAndTheDayFromWhichItIsChargedHere() throws IOException {
    run(Mode.KEEP_GOOD, "customers.csv", customers);
    Files.writeString(
        folder.resolve("ending.csv"),
        "id,customer_id,tariff,start_date,end_date,billed_through\n"
            + "1,10001,FIBRE-50,2024-01-31,2026-12-31,2026-11-01\n"
            + "2,10002,FIBRE-50,2024-01-31,2023-12-31,2026-11-01\n");

    ImportSummary summary = run(Mode.KEEP_GOOD, "ending.csv", subscriptions);

    assertThat(summary).isEqualTo(new ImportSummary(2, 1, 0, 1, true, List.of()));
    List<String> days = db.inTx(
        tenant,
        tx -> tx
            .session()
            .createSelectionQuery("from Subscription", Subscription.class)
            .getResultList()
            .stream()
            .map(one -> one.endOn().orElseThrow() + " " + one.billedThrough().orElseThrow())
            .toList());
    assertThat(days).containsExactly("2026-12-31 2026-11-01");
    assertThat(Files.readAllLines(folder.resolve("errors.csv")).get(1)).contains(",3,end_date,");
  }

  private ImportSummary run(Mode mode, String file, RowImport kind) throws IOException {
    return runner.run(
        caller, folder.resolve(file), kind, mode, folder.resolve("errors.csv"), rows -> {});
  }

  private long count(String table) {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createNativeQuery(
                "select count(*) from " + table + " where tenant_id = :tenant", Long.class)
            .setParameter("tenant", tenant.value())
            .getSingleResult());
  }
}
