package io.dotmac.sub.billing.gateway;

/** A gateway that passes everything on; tests change one thing. */
public class PassingOn implements PaymentGateway {
  private final PaymentGateway to;

  public PassingOn(PaymentGateway to) {
    this.to = to;
  }

  @Override
  public ChargeOutcome charge(ChargeRequest request) {
    return to.charge(request);
  }

  @Override
  public ChargeOutcome inquire(ChargeLookup charge) {
    return to.inquire(charge);
  }

  @Override
  public RefundOutcome refund(RefundRequest request) {
    return to.refund(request);
  }

  @Override
  public SetupOutcome setup(SetupRequest request) {
    return to.setup(request);
  }

  @Override
  public SetupOutcome finishSetup(String setupId) {
    return to.finishSetup(setupId);
  }

  @Override
  public void forget(String token) {
    to.forget(token);
  }

  @Override
  public WebhookVerdict verify(WebhookDelivery delivery) {
    return to.verify(delivery);
  }

  @Override
  public ProviderNews read(String payload) {
    return to.read(payload);
  }
}
