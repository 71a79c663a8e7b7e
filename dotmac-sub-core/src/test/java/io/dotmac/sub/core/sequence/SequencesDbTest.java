package io.dotmac.sub.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequencesDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));

  @Test
  void numbersOfParallelTransactionsNeitherRepeatNorLeaveGaps() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<String> take = () -> db.inTx(tenant, tx -> Sequences.next(tx, Series.INVOICE));

    List<Future<String>> taken =
        threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> take).toList());

    Set<String> numbers = new TreeSet<>();
    for (Future<String> number : taken) {
      numbers.add(number.get());
    }
    threads.shutdown();
    assertThat(numbers).hasSize(40).startsWith("INV-000001").endsWith("INV-000040");
  }

  @Test
  void numbersTakenAheadNeverRepeatAndNobodyWaitsForAnother() throws Exception {
    db.run(tenant, tx -> Settings.set(tx, Series.INVOICE.gapless(), "false"));
    Set<String> numbers = new TreeSet<>();
    numbers.add(db.inTx(tenant, tx -> Sequences.next(tx, Series.INVOICE)));
    // The outer transaction is still open, and holds its number, when the inner ones commit.
    db.run(tenant, outer -> {
      numbers.add(Sequences.next(outer, Series.INVOICE));
      for (int n = 0; n < 150; n++) {
        numbers.add(inParallel(() -> db.inTx(tenant, tx -> Sequences.next(tx, Series.INVOICE))));
      }
    });

    assertThat(numbers).hasSize(152);
    assertThat(db.<Long>inTx(tenant, tx -> Sequences.block(tx, Series.INVOICE, 500)))
        .isGreaterThan(152);
  }

  @Test
  void aRolledBackTransactionLeavesNumbersTakenAheadToTheNext() {
    db.run(tenant, tx -> Settings.set(tx, Series.INVOICE.gapless(), "false"));
    String first = db.inTx(tenant, tx -> Sequences.next(tx, Series.INVOICE));
    assertThatThrownBy(() -> db.run(tenant, tx -> {
          Sequences.next(tx, Series.INVOICE);
          throw new IllegalStateException("no");
        }))
        .hasMessage("no");

    String next = db.inTx(tenant, tx -> Sequences.next(tx, Series.INVOICE));
    assertThat(first).isEqualTo("INV-000001");
    assertThat(next).isEqualTo("INV-000002");
  }

  private static <T> T inParallel(Callable<T> work) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(work).get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      thread.shutdown();
    }
  }

  @Test
  void aRolledBackTransactionGivesItsNumberBack() {
    assertThatThrownBy(() -> db.run(tenant, tx -> {
          Sequences.block(tx, Series.INVOICE, 100);
          throw new IllegalStateException("no");
        }))
        .hasMessage("no");

    String next = db.inTx(tenant, tx -> Sequences.next(tx, Series.INVOICE));
    assertThat(next).isEqualTo("INV-000001");
  }

  @Test
  void prefixAndPaddingAreSettingsOfTheTenant() {
    db.run(tenant, tx -> {
      Settings.set(tx, Series.INVOICE.prefix(), "LF/");
      Settings.set(tx, Series.INVOICE.padding(), "3");
      Settings.set(tx, Series.INVOICE.start(), "900");
    });

    String next = db.inTx(tenant, tx -> Sequences.next(tx, Series.INVOICE));
    assertThat(next).isEqualTo("LF/900");
  }

  @Test
  void aSettingOutOfRangeIsRefusedAndNamed() {
    assertThatThrownBy(() -> db.run(tenant, tx -> Settings.set(tx, Series.INVOICE.padding(), "19")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("invoice_number_padding: expected a number from 1 to 18, found '19'");
  }
}
