package io.dotmac.sub.billing.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import java.time.LocalDate;
import java.util.UUID;

/** A process of its own that bills a tenant, to be killed while it does. */
public final class CrashedRun {
  private CrashedRun() {}

  /** Arguments: JDBC URL, user, password, schema, tenant, date. Says "working" when it starts. */
  public static void main(String[] arguments) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setUsername(arguments[1]);
    config.setPassword(arguments[2]);
    config.setSchema(arguments[3]);
    config.setMaximumPoolSize(4);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      BillingEngine engine = BillingEngine.over(pool);
      TenantId tenant = new TenantId(UUID.fromString(arguments[4]));
      Caller caller = Caller.system(tenant, "crash test");
      System.out.println("working");
      engine.runs().bill(caller, LocalDate.parse(arguments[5]), true, 2);
      System.out.println("finished");
    }
  }
}
