package io.dotmac.sub.server.web.admin.monitor.form;

import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What belongs to another thing and is in use, in its order. */
final class Children {
  private Children() {}

  static <T extends Record> List<Stored<T>> of(
      Tx tx, Inventory<T> inventory, String field, UUID of) {
    return inventory.list(tx, query(field, of)).items();
  }

  private static ListQuery query(String field, UUID of) {
    return ListQuery.first(ChildRows.MOST).with(Map.of(field, of.toString(), "is_active", "true"));
  }
}
