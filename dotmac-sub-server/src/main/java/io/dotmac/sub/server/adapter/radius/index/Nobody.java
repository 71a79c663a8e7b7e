package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.adapter.radius.index.Terms.SecretKind;
import java.util.UUID;

/** An entry that stands for none: nobody asks for its ids, and its name is no name. */
final class Nobody {
  private static final UUID ID = new UUID(0, 0);

  static final IndexEntry ENTRY = new IndexEntry(
      new IndexEntry.Ids(ID, ID, null),
      new Terms(new TenantId(ID), "none", false, DesiredAccess.NO_SERVICE, SecretKind.NONE, null),
      Particulars.NONE,
      new byte[0],
      null);

  private Nobody() {}
}
