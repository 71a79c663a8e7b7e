package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one what a service may use in a period, and has used. */
@Embeddable
public record QuotaBucketId(UUID value) implements Id {
  /** A new id. */
  public static QuotaBucketId next() {
    return new QuotaBucketId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static QuotaBucketId parse(String text) {
    return new QuotaBucketId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
