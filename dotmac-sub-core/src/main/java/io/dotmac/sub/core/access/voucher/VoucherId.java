package io.dotmac.sub.core.access.voucher;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names a voucher. */
@Embeddable
public record VoucherId(UUID value) implements Id {
  /** A new id. */
  public static VoucherId next() {
    return new VoucherId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static VoucherId parse(String text) {
    return new VoucherId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
