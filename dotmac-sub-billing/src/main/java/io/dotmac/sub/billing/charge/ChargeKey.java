package io.dotmac.sub.billing.charge;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What makes a standing charge unique in a tenant. Two runs that see the same account make the same
 * keys, so the second of them cannot store its lines.
 *
 * @param subscription the subscription charged
 * @param component the component's key within the subscription
 * @param start the first day charged
 * @param kind {@link LineKind#RECURRING} for whole and partial periods alike, so that a day cannot
 *     be charged as both, {@link LineKind#ONE_TIME} or {@link LineKind#USAGE}
 */
public record ChargeKey(UUID subscription, String component, LocalDate start, LineKind kind) {

  /** Gives a partial period the kind of a whole one. */
  public ChargeKey {
    if (kind == LineKind.CREDIT) {
      throw new IllegalArgumentException("a credit has the key of the charge it corrects");
    }
    kind = kind == LineKind.PRORATION ? LineKind.RECURRING : kind;
  }
}
