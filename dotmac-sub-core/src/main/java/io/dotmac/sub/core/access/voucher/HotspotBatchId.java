package io.dotmac.sub.core.access.voucher;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names a batch of vouchers. */
@Embeddable
public record HotspotBatchId(UUID value) implements Id {
  /** A new id. */
  public static HotspotBatchId next() {
    return new HotspotBatchId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static HotspotBatchId parse(String text) {
    return new HotspotBatchId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
