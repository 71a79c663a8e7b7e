package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.voucher.VoucherUse;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.server.adapter.radius.line.SessionTable;
import io.dotmac.sub.server.adapter.radius.voucher.VoucherIndex;
import io.dotmac.sub.server.adapter.radius.voucher.VoucherJournal;
import io.dotmac.sub.server.adapter.radius.voucher.VoucherPolicy;

/** Vouchers of hotspots in the RADIUS service: who they are, their logins, the end of sessions. */
final class HotspotLogins {
  private final Database db;
  private final VoucherIndex vouchers;
  private final VoucherJournal logins;

  HotspotLogins(Database db, SecretBox secrets) {
    this.db = db;
    this.vouchers = new VoucherIndex(secrets);
    this.logins = new VoucherJournal(db);
  }

  VoucherIndex vouchers() {
    return vouchers;
  }

  /** The policy that takes logins with vouchers and leaves those of others to {@code others}. */
  AccessPolicy before(AccessPolicy others, SessionTable sessions, AuthJournal journal) {
    return new VoucherPolicy(
        vouchers,
        sessions,
        logins,
        (request, nas, reason) -> journal.refused(request, nas, null, reason),
        others);
  }

  /** Writes what was noted; for each second. */
  void flush() {
    logins.flush();
  }

  /** Ends sessions of vouchers of which nothing is left. */
  void endUninvited(SessionKick kick) {
    for (Tenant tenant : db.tenants().all()) {
      db.inTx(tenant.id(), VoucherUse::uninvited)
          .forEach(session -> kick.end(tenant.id(), session));
    }
  }
}
