package io.dotmac.sub.billing.gateway;

/** Makes gateways of one kind; a vendor adds a provider of payments by one of these. */
public interface GatewayFactory {
  /** The name that a provider's row says, such as {@code stripe}. */
  String name();

  /**
   * A gateway with those credentials; called again when they change.
   *
   * @throws IllegalArgumentException when one is missing or malformed; the message has none of it
   */
  PaymentGateway connect(ProviderAccess access);

  /** Of that name, always the same gateway. */
  static GatewayFactory of(String name, PaymentGateway gateway) {
    return new GatewayFactory() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public PaymentGateway connect(ProviderAccess access) {
        return gateway;
      }
    };
  }
}
