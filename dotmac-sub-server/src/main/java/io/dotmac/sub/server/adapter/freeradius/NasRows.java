package io.dotmac.sub.server.adapter.freeradius;

import io.dotmac.sub.core.access.index.NasFacts;
import io.dotmac.sub.core.secret.SecretBox;
import java.util.ArrayList;
import java.util.List;

/** What FreeRADIUS is to know about access servers. It reads them when it starts. */
final class NasRows {
  private NasRows() {}

  /** Rows of the table of NASes, each with its client in front. */
  static List<Object[]> of(List<NasFacts> nases, SecretBox secrets) {
    List<Object[]> rows = new ArrayList<>(nases.size());
    for (NasFacts nas : nases) {
      rows.add(new Object[] {
        nas.client(),
        nas.network(),
        "dotmac-" + nas.client().toString().substring(0, 13),
        type(nas.vendor()),
        secrets.decrypt(nas.secretSealed()),
        "dotmac-sub " + nas.client()
      });
    }
    return rows;
  }

  private static String type(String vendor) {
    return vendor.equals("cisco") || vendor.equals("juniper") ? vendor : "other";
  }
}
