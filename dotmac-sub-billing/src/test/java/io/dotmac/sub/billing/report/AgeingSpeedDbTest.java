package io.dotmac.sub.billing.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ageing over two years of invoices: 5,000,000, of which 3 % are open. */
@Tag("full")
class AgeingSpeedDbTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final int INVOICES = Integer.getInteger("dotmac.invoices", 5_000_000);

  /** Most are paid within six weeks, some within a year; a tenth of the open ones in part. */
  private static final String FILL = """
      insert into invoice (tenant_id, id, account_id, invoice_number, status, origin, currency,
        subtotal_minor, tax_total_minor, total_minor, paid_minor, balance_due_minor, issued_on,
        due_on, paid_at, first_settled_at)
      select '%1$s', gen_random_uuid(), md5('a' || n %% 100000)::uuid, 'X' || n,
        case when open and part then 'partially_paid' when open then 'issued' else 'paid' end,
        'import', 'NGN', 1000, 0, 1000,
        case when open and part then 400 when open then 0 else 1000 end,
        case when open and part then 600 when open then 1000 else 0 end,
        issued, issued + 14,
        case when open then null else (issued + days) + time '12:00' end,
        case when open and not part then null else (issued + days) + time '12:00' end
      from (select n, date '%2$s' - 730 + (n::bigint * 730 / %3$d)::int as issued,
          random() < 0.03 or n::bigint * 730 / %3$d > 700 and random() < 0.5 as open,
          random() < 0.1 as part,
          1 + (case when random() < 0.95 then random() * 44 else random() * 300 end)::int as days
        from generate_series(1, %3$d) n) g
      """;

  @Test
  void theAgeingOfAnyDayOfThirteenMonthsTakesLessThanTwoSeconds() throws SQLException {
    Isp isp = Isp.open().today(TODAY.toString());
    isp.invoice(isp.subscriber("Ada"), "1");
    try (Connection connection = isp.test().superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(FILL.formatted(isp.tenant(), TODAY, INVOICES));
      statement.execute("vacuum analyze invoice");
    }

    for (int back = 0; back <= 395; back += 79) {
      LocalDate day = TODAY.minusDays(back);
      List<AgeingReport.Row> rows = isp.tx(tx -> AgeingReport.on(tx, day));
      long begun = System.nanoTime();
      isp.tx(tx -> AgeingReport.on(tx, day));
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      System.out.println("ageing of " + INVOICES + " invoices on " + day + ": " + took.toMillis()
          + " ms, " + rows.stream().mapToLong(AgeingReport.Row::invoices).sum() + " open");
      assertThat(rows).isNotEmpty();
      assertThat(took).as(day.toString()).isLessThan(Duration.ofSeconds(2));
    }
  }
}
