package io.dotmac.sub.samples.bench;

import io.dotmac.sub.billing.dunning.DunningRuns;
import io.dotmac.sub.core.tenant.TenantId;
import java.time.LocalDate;
import java.util.Map;

/** The daily look for overdue debt when one account of twenty has some. */
final class DunningScan {
  private DunningScan() {}

  static Map<String, Object> measure(World world, TenantId tenant, LocalDate day) throws Exception {
    // As if nineteen of twenty accounts had longer to pay.
    world.sql(
        "set session_replication_role = replica",
        "update invoice set due_on = due_on + 3650 where tenant_id = '%s' and due_on < '%s'"
                .formatted(tenant.value(), day.plusYears(5))
            + " and account_id in"
            + " (select id from (select id, row_number() over (order by id) as no"
            + " from billing_account where tenant_id = '%s') a where no %% 20 <> 0)"
                .formatted(tenant.value()),
        "analyze invoice");
    LocalDate late = day.plusDays(30);
    world.today(tenant, late);
    DunningRuns.Result[] result = new DunningRuns.Result[1];
    Measured measured = Measured.of(world.cpu(), () -> {
      result[0] = world.engine().dunningRuns().run(world.caller(tenant), late);
      return result[0].accounts();
    });
    Map<String, Object> json = measured.json();
    json.put("steps_taken", result[0].stepped());
    return json;
  }
}
