package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one attempt to send money back. */
@Embeddable
public record RefundAttemptId(UUID value) implements Id {
  /** A new id. */
  public static RefundAttemptId next() {
    return new RefundAttemptId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RefundAttemptId parse(String text) {
    return new RefundAttemptId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
