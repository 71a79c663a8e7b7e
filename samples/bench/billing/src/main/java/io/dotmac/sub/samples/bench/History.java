package io.dotmac.sub.samples.bench;

import io.dotmac.sub.core.tenant.TenantId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a month costs an account that was billed for ten years, and one that is new. */
final class History {
  private static final int YEARS = 10;

  private final World world;
  private final int accounts;
  private final int threads;

  History(World world, int accounts, int threads) {
    this.world = world;
    this.accounts = accounts;
    this.threads = threads;
  }

  Map<String, Object> measure() throws Exception {
    TenantId old = tenant("ten-years", World.BEGIN.minusYears(YEARS));
    for (LocalDate day = World.BEGIN.minusYears(YEARS);
        day.isBefore(World.BEGIN);
        day = day.plusMonths(1)) {
      world.today(old, day);
      world.engine().runs().bill(world.caller(old), day, false, threads);
    }
    TenantId fresh = tenant("new", World.BEGIN);
    world.sql("vacuum analyze");
    // Both once to warm up, then month by month in turn.
    long[] nanos = new long[2];
    for (int month = 0; month < 4; month++) {
      LocalDate day = World.BEGIN.plusMonths(month);
      long first = bill(old, day);
      long second = bill(fresh, day);
      if (month > 0) {
        nanos[0] += first;
        nanos[1] += second;
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("accounts", accounts);
    json.put("invoices_each", YEARS * 12);
    json.put("old_ms", nanos[0] / 1_000_000);
    json.put("new_ms", nanos[1] / 1_000_000);
    json.put("old_to_new", Measured.rounded((double) nanos[0] / nanos[1], 2));
    return json;
  }

  private TenantId tenant(String code, LocalDate since) {
    TenantId tenant = world.tenant(World.unique(code));
    world.people(tenant, world.catalog(tenant), accounts, since);
    return tenant;
  }

  private long bill(TenantId tenant, LocalDate day) throws Exception {
    world.today(tenant, day);
    return Measured.of(
            world.cpu(),
            () -> world
                .engine()
                .runs()
                .bill(world.caller(tenant), day, false, threads)
                .invoicesCreated())
        .nanos();
  }
}
