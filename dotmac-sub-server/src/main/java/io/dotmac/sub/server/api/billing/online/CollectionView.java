package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.gateway.collect.PaymentOutcome;
import io.dotmac.sub.billing.payment.PaymentId;
import org.jspecify.annotations.Nullable;

/**
 * What became of collecting.
 *
 * @param outcome settled, awaiting_payer, declined or in_doubt
 * @param nextUrl where the payer has to act
 * @param code why it was declined or is in doubt
 */
public record CollectionView(
    PaymentId paymentId,
    String outcome,
    @Nullable String nextUrl,
    @Nullable String code) {
  static CollectionView of(PaymentOutcome outcome) {
    PaymentId id = outcome.payment();
    return outcome.match(
        settled -> new CollectionView(id, "settled", null, null),
        awaiting -> new CollectionView(
            id,
            "awaiting_payer",
            awaiting.next() == null ? null : awaiting.next().toString(),
            null),
        declined -> new CollectionView(id, "declined", null, declined.code()),
        doubt -> new CollectionView(id, "in_doubt", null, doubt.reason()));
  }
}
