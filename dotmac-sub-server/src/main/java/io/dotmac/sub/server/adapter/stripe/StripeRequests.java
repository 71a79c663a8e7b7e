package io.dotmac.sub.server.adapter.stripe;

import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import io.dotmac.sub.billing.gateway.ChargeRequest;
import io.dotmac.sub.billing.gateway.RefundRequest;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.gateway.SetupRequest;
import java.net.URI;
import java.util.Locale;

/** What is sent to Stripe. */
final class StripeRequests {
  private StripeRequests() {}

  /** A charge of a saved method, at once; without the payer unless there is a way back. */
  static PaymentIntentCreateParams intent(ChargeRequest request, SavedMethod method, long units) {
    PaymentIntentCreateParams.Builder intent = PaymentIntentCreateParams.builder()
        .setAmount(units)
        .setCurrency(request.amount().currencyCode().toLowerCase(Locale.ROOT))
        .addPaymentMethodType("card")
        .setPaymentMethod(method.token())
        .setConfirm(true)
        .setDescription(request.description())
        .putMetadata("payment", request.key());
    if (method.customerToken() != null) {
      intent.setCustomer(method.customerToken());
    }
    URI back = request.returnTo();
    return back == null
        ? intent.setOffSession(true).build()
        : intent.setReturnUrl(back.toString()).build();
  }

  /** Stripe's page for one payment. */
  static SessionCreateParams page(ChargeRequest request, long units, URI back) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setClientReferenceId(request.key())
        .setSuccessUrl(back.toString())
        .setCancelUrl(back.toString())
        .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
            .setDescription(request.description())
            .putMetadata("payment", request.key())
            .build())
        .addLineItem(SessionCreateParams.LineItem.builder()
            .setQuantity(1L)
            .setPriceData(SessionCreateParams.LineItem.PriceData.builder()
                .setCurrency(request.amount().currencyCode().toLowerCase(Locale.ROOT))
                .setUnitAmount(units)
                .setProductData(SessionCreateParams.LineItem.PriceData.ProductData.builder()
                    .setName(request.description())
                    .build())
                .build())
            .build())
        .build();
  }

  /** Stripe's page to save a card; the SetupIntent is made by it. */
  static SessionCreateParams setup(SetupRequest request, String customer) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.SETUP)
        .setCustomer(customer)
        .setClientReferenceId(request.key())
        .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
        // Stripe writes the session's id in place of these words.
        .setSuccessUrl(request.returnTo() + "{CHECKOUT_SESSION_ID}")
        .setCancelUrl(request.returnTo() + "{CHECKOUT_SESSION_ID}")
        .build();
  }

  static RefundCreateParams refund(RefundRequest request, long units) {
    return RefundCreateParams.builder()
        .setPaymentIntent(request.charge())
        .setAmount(units)
        .putMetadata("refund", request.key())
        .build();
  }
}
