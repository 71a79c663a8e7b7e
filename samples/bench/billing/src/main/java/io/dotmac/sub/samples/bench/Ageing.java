package io.dotmac.sub.samples.bench;

import io.dotmac.sub.billing.report.AgeingReport;
import io.dotmac.sub.core.tenant.TenantId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The ageing of receivables when 3 % of many invoices are open. */
final class Ageing {
  private static final int ACCOUNTS = 10_000;
  private static final int DAYS = 13 * 30;

  private Ageing() {}

  static Map<String, Object> measure(World world, int invoices) throws Exception {
    Optional<TenantId> known = world.find("ageing");
    TenantId tenant = known.isPresent() ? known.get() : prepare(world, invoices);
    world.today(tenant, World.BEGIN);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("invoices", invoices);
    for (int months : new int[] {0, 3, 12}) {
      LocalDate day = World.BEGIN.minusMonths(months);
      ask(world, tenant, day);
      long nanos = 0;
      for (int i = 0; i < 5; i++) {
        nanos += ask(world, tenant, day);
      }
      json.put("warm_ms_" + months + "_months_ago", nanos / 5_000_000);
    }
    return json;
  }

  private static TenantId prepare(World world, int invoices) throws Exception {
    TenantId tenant = world.tenant("ageing");
    world.people(tenant, world.catalog(tenant), ACCOUNTS, World.BEGIN);
    world.engine().runs().bill(world.caller(tenant), World.BEGIN, false, 2);
    String id = tenant.value().toString();
    world.sql(
        "set session_replication_role = replica",
        """
        insert into invoice (tenant_id, id, account_id, invoice_number, status, origin, currency,
          subtotal_minor, tax_total_minor, total_minor, paid_minor, balance_due_minor, issued_on,
          due_on, first_settled_at, paid_at)
        select '%s', uuidv7(), a.id, 'OLD-' || a.no || '-' || n,
          case when open then 'overdue' else 'paid' end, 'import', 'NGN', 10000, 0, 10000,
          case when open then 0 else 10000 end, case when open then 10000 else 0 end,
          date '%s' - n %% %d - 14, date '%s' - n %% %d,
          case when open then null else paid end, case when open then null else paid end
        from (select id, row_number() over (order by id) as no from billing_account
            where tenant_id = '%s') a,
          lateral (select n, (a.no * 31 + n * 17) %% 100 < 3 as open,
            -- Between ten days before they are due and three weeks after it.
            least(date '%s' - n %% %d + n %% 31 - 10, date '%s')::timestamptz as paid
            from generate_series(1, %d) n) g
        """.formatted(
                id,
                World.BEGIN,
                DAYS,
                World.BEGIN,
                DAYS,
                id,
                World.BEGIN,
                DAYS,
                World.BEGIN,
                invoices / ACCOUNTS),
        "vacuum analyze invoice");
    return tenant;
  }

  private static long ask(World world, TenantId tenant, LocalDate day) {
    long start = System.nanoTime();
    world.engine().database().inTx(tenant, tx -> AgeingReport.on(tx, day));
    return System.nanoTime() - start;
  }
}
