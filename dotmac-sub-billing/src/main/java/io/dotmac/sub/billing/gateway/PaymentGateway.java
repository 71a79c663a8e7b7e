package io.dotmac.sub.billing.gateway;

/**
 * One account at a provider of payments. Implementations are safe for use by many threads, answer
 * within about half a minute, and never throw because of the network: what they do not know is
 * {@code Unknown}.
 *
 * <p>Every request that moves money names a key. The same key has its effect once, however often it
 * is sent; a sweeper relies on it.
 */
public interface PaymentGateway {
  /** Takes money with a saved method, or begins a payment that the payer completes elsewhere. */
  ChargeOutcome charge(ChargeRequest request);

  /**
   * What became of a charge. A payer's consent that waits to be used is used now; so this ends in
   * the provider's last word, and asking again changes nothing.
   */
  ChargeOutcome inquire(ChargeLookup charge);

  /** Sends money of a charge back. */
  RefundOutcome refund(RefundRequest request);

  /** Begins to save a way to pay, on a page of the provider. */
  SetupOutcome setup(SetupRequest request);

  /** What became of {@link #setup}. */
  SetupOutcome finishSetup(String setupId);

  /** Forgets a saved method, as far as the provider can. */
  void forget(String token);

  /** Whether a message comes from the provider. */
  WebhookVerdict verify(WebhookDelivery delivery);

  /** What a message that was found genuine is about. */
  ProviderNews read(String payload);
}
