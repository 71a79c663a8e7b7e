package io.dotmac.sub.server.adapter.radius.voucher;

import io.dotmac.sub.core.access.voucher.VoucherUse;
import io.dotmac.sub.core.access.voucher.VoucherUse.VoucherLogin;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes notes of logins with vouchers and writes them once a second. The first login of each is
 * kept until it is written, since the time of the voucher runs from it.
 */
public final class VoucherJournal {
  private final Database db;
  private final ConcurrentHashMap<UUID, Noted> first = new ConcurrentHashMap<>();

  private record Noted(TenantId tenant, VoucherLogin login) {}

  /** Writes into {@code db}. */
  public VoucherJournal(Database db) {
    this.db = db;
  }

  void accepted(TenantId tenant, VoucherLogin login) {
    first.putIfAbsent(login.voucher(), new Noted(tenant, login));
  }

  /** Writes what was noted; what cannot be written stays for the next time. */
  public void flush() {
    Map<TenantId, List<VoucherLogin>> byTenant = new HashMap<>();
    first
        .values()
        .forEach(noted -> byTenant
            .computeIfAbsent(noted.tenant(), tenant -> new ArrayList<>())
            .add(noted.login()));
    byTenant.forEach((tenant, logins) -> {
      db.run(tenant, tx -> VoucherUse.loggedIn(tx, logins));
      logins.forEach(login -> first.remove(login.voucher(), new Noted(tenant, login)));
    });
  }
}
