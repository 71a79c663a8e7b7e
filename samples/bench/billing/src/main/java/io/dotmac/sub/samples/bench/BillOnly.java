package io.dotmac.sub.samples.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import java.time.LocalDate;
import java.util.UUID;

/** Bills a tenant in a process of its own, whose memory is limited from outside. */
final class BillOnly {
  private BillOnly() {}

  /** Arguments: URL, user, schema, tenant, date, threads; the password is on standard input. */
  public static void main(String[] arguments) throws java.io.IOException {
    String password =
        new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).trim();
    DatabaseAccess access = new DatabaseAccess(arguments[0], arguments[1], password, arguments[2]);
    try (HikariDataSource pool = access.pool(8)) {
      BillingRun run = BillingEngine.over(pool)
          .runs()
          .bill(
              Caller.system(new TenantId(UUID.fromString(arguments[3])), "bench"),
              LocalDate.parse(arguments[4]),
              false,
              Integer.parseInt(arguments[5]));
      System.out.println(run.invoicesCreated());
    }
  }
}
