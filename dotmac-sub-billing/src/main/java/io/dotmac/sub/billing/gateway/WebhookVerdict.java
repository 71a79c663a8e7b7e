package io.dotmac.sub.billing.gateway;

import java.util.function.Function;

/** Whether a message comes from the provider. */
public sealed interface WebhookVerdict {
  /** Exactly one of the functions is called: the one for what was found. */
  <R> R match(
      Function<Genuine, R> genuine,
      Function<Forged, R> forged,
      Function<Unverifiable, R> unverifiable);

  /**
   * It does.
   *
   * @param eventId the provider's name for it; the same message sent again has the same one
   * @param type such as {@code payment_intent.succeeded}
   */
  record Genuine(String eventId, String type) implements WebhookVerdict {
    @Override
    public <R> R match(
        Function<Genuine, R> genuine,
        Function<Forged, R> forged,
        Function<Unverifiable, R> unverifiable) {
      return genuine.apply(this);
    }
  }

  /** It does not, or is too old, or cannot be read. */
  record Forged(String reason) implements WebhookVerdict {
    @Override
    public <R> R match(
        Function<Genuine, R> genuine,
        Function<Forged, R> forged,
        Function<Unverifiable, R> unverifiable) {
      return forged.apply(this);
    }
  }

  /** It could not be found out now; the provider shall send it again. */
  record Unverifiable(String reason) implements WebhookVerdict {
    @Override
    public <R> R match(
        Function<Genuine, R> genuine,
        Function<Forged, R> forged,
        Function<Unverifiable, R> unverifiable) {
      return unverifiable.apply(this);
    }
  }
}
