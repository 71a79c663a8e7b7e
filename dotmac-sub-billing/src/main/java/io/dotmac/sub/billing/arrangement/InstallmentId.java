package io.dotmac.sub.billing.arrangement;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one installment. */
@Embeddable
public record InstallmentId(UUID value) implements Id {
  /** A new id. */
  public static InstallmentId next() {
    return new InstallmentId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static InstallmentId parse(String text) {
    return new InstallmentId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
