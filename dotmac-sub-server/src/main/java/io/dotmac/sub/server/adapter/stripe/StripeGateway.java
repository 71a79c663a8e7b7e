package io.dotmac.sub.server.adapter.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.SetupIntent;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import io.dotmac.sub.billing.gateway.ChargeLookup;
import io.dotmac.sub.billing.gateway.ChargeOutcome;
import io.dotmac.sub.billing.gateway.ChargeRequest;
import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.ProviderAccess;
import io.dotmac.sub.billing.gateway.ProviderNews;
import io.dotmac.sub.billing.gateway.RefundOutcome;
import io.dotmac.sub.billing.gateway.RefundRequest;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.gateway.SetupOutcome;
import io.dotmac.sub.billing.gateway.SetupRequest;
import io.dotmac.sub.billing.gateway.WebhookDelivery;
import io.dotmac.sub.billing.gateway.WebhookVerdict;
import io.dotmac.sub.core.tx.WireJson;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One account at Stripe. Our key goes along as Idempotency-Key and in the metadata. */
final class StripeGateway implements PaymentGateway {
  private static final Logger LOG = LoggerFactory.getLogger(StripeGateway.class);
  private static final long OLDEST_MESSAGE_SECONDS = 300;

  /** Until then a charge may be missing in a search and exist all the same. */
  private static final Duration SEARCH_LAG = Duration.ofHours(1);

  private static final Set<String> FINAL_DECLINES = Set.of(
      "authentication_required",
      "expired_card",
      "lost_card",
      "stolen_card",
      "pickup_card",
      "fraudulent",
      "incorrect_number",
      "invalid_account",
      "card_not_supported",
      "currency_not_supported");

  private final StripeClient client;
  private final ProviderAccess access;
  private final Clock clock;

  StripeGateway(StripeClient client, ProviderAccess access, Clock clock) {
    this.client = client;
    this.access = access;
    this.clock = clock;
  }

  /** A request to Stripe. */
  private interface Call<R> {
    R send() throws StripeException;
  }

  @Override
  public ChargeOutcome charge(ChargeRequest request) {
    Optional<Long> units = StripeAmounts.units(request.amount());
    if (units.isEmpty()) {
      return new ChargeOutcome.Declined(null, "amount_not_supported", false);
    }
    SavedMethod method = request.method();
    URI back = request.returnTo();
    if (method != null) {
      return charging(() -> outcome(client
          .v1()
          .paymentIntents()
          .create(StripeRequests.intent(request, method, units.get()), key(request.key()))));
    }
    if (back == null) {
      return new ChargeOutcome.Declined(null, "payer_absent", false);
    }
    return charging(() -> {
      Session session = client
          .v1()
          .checkout()
          .sessions()
          .create(StripeRequests.page(request, units.get(), back), key(request.key()));
      return new ChargeOutcome.AwaitingPayer(session.getId(), URI.create(session.getUrl()));
    });
  }

  @Override
  public ChargeOutcome inquire(ChargeLookup charge) {
    String id = charge.externalId();
    return charging(() -> {
      if (id == null) {
        return search(charge);
      }
      return id.startsWith("cs_")
          ? outcome(session(id, "payment_intent"))
          : outcome(client.v1().paymentIntents().retrieve(id));
    });
  }

  @Override
  public RefundOutcome refund(RefundRequest request) {
    Optional<Long> units = StripeAmounts.units(request.amount());
    if (units.isEmpty()) {
      return new RefundOutcome.Refused("amount_not_supported");
    }
    try {
      // Stripe forgets keys after a day; the refund itself it never forgets.
      RefundListParams known = RefundListParams.builder()
          .setPaymentIntent(request.charge())
          .setLimit(100L)
          .build();
      for (Refund refund : client.v1().refunds().list(known).getData()) {
        if (refund.getMetadata() != null
            && request.key().equals(refund.getMetadata().get("refund"))) {
          return outcome(refund);
        }
      }
      return outcome(client
          .v1()
          .refunds()
          .create(StripeRequests.refund(request, units.get()), key(request.key())));
    } catch (InvalidRequestException e) {
      return new RefundOutcome.Refused(code(e));
    } catch (StripeException e) {
      LOG.warn("Stripe did not say what became of refund {}: {}", request.key(), e.getMessage());
      return new RefundOutcome.Unknown("Stripe did not answer");
    }
  }

  @Override
  public SetupOutcome setup(SetupRequest request) {
    try {
      String customer = request.customerToken();
      if (customer == null) {
        customer = client
            .v1()
            .customers()
            .create(
                CustomerCreateParams.builder().setName(request.payer()).build(),
                key(request.key() + "-customer"))
            .getId();
      }
      Session session = client
          .v1()
          .checkout()
          .sessions()
          .create(StripeRequests.setup(request, customer), key(request.key()));
      return new SetupOutcome.AtPage(session.getId(), URI.create(session.getUrl()));
    } catch (StripeException e) {
      return new SetupOutcome.Failed(code(e));
    }
  }

  @Override
  public SetupOutcome finishSetup(String setupId) {
    try {
      Session session = session(setupId, "setup_intent.payment_method");
      SetupIntent intent = session.getSetupIntentObject();
      if (intent == null || !"succeeded".equals(intent.getStatus())) {
        return "open".equals(session.getStatus())
            ? new SetupOutcome.AtPage(setupId, URI.create(session.getUrl()))
            : new SetupOutcome.Failed("not_completed");
      }
      PaymentMethod method = intent.getPaymentMethodObject();
      PaymentMethod.Card card = method == null ? null : method.getCard();
      if (method == null || card == null) {
        return new SetupOutcome.Failed("not_a_card");
      }
      return new SetupOutcome.Saved(
          session.getClientReferenceId(),
          new SavedMethod(
              method.getId(),
              session.getCustomer(),
              card.getBrand(),
              card.getLast4(),
              card.getExpMonth().intValue(),
              card.getExpYear().intValue()));
    } catch (StripeException e) {
      return new SetupOutcome.Failed(code(e));
    }
  }

  @Override
  public void forget(String token) {
    try {
      client.v1().paymentMethods().detach(token);
    } catch (StripeException e) {
      LOG.warn("Stripe did not forget a payment method: {}", e.getMessage());
    }
  }

  @Override
  public WebhookVerdict verify(WebhookDelivery delivery) {
    String secret = access.webhookSecret();
    if (secret == null) {
      return new WebhookVerdict.Unverifiable("no signing secret is stored for Stripe");
    }
    try {
      Webhook.Signature.verifyHeader(
          delivery.body(),
          delivery.header("stripe-signature"),
          secret,
          OLDEST_MESSAGE_SECONDS,
          clock);
    } catch (SignatureVerificationException e) {
      return new WebhookVerdict.Forged("the signature does not fit, or the message is too old");
    }
    JsonNode event = WireJson.read(delivery.body(), JsonNode.class);
    return new WebhookVerdict.Genuine(
        event.path("id").asText(), event.path("type").asText());
  }

  @Override
  public ProviderNews read(String payload) {
    return StripeNews.read(payload);
  }

  private ChargeOutcome search(ChargeLookup charge) throws StripeException {
    PaymentIntentSearchParams query = PaymentIntentSearchParams.builder()
        .setQuery("metadata['payment']:'" + charge.key() + "'")
        .build();
    List<PaymentIntent> found = client.v1().paymentIntents().search(query).getData();
    if (!found.isEmpty()) {
      return outcome(found.get(0));
    }
    Duration age = Duration.between(charge.startedAt(), clock.instant());
    return age.compareTo(SEARCH_LAG) > 0
        ? new ChargeOutcome.Declined(null, "not_received", true)
        : new ChargeOutcome.Unknown("Stripe does not know it yet");
  }

  private Session session(String id, String expand) throws StripeException {
    SessionRetrieveParams params =
        SessionRetrieveParams.builder().addExpand(expand).build();
    return client.v1().checkout().sessions().retrieve(id, params);
  }

  private static ChargeOutcome outcome(Session session) {
    PaymentIntent intent = session.getPaymentIntentObject();
    if (intent != null && "succeeded".equals(intent.getStatus())) {
      return outcome(intent);
    }
    if ("expired".equals(session.getStatus())) {
      return new ChargeOutcome.Declined(session.getId(), "expired", true);
    }
    // A card that was declined on the page can be followed by another one there.
    String url = session.getUrl();
    return new ChargeOutcome.AwaitingPayer(session.getId(), url == null ? null : URI.create(url));
  }

  private static ChargeOutcome outcome(PaymentIntent intent) {
    switch (intent.getStatus()) {
      case "succeeded":
        return new ChargeOutcome.Settled(
            intent.getId(), StripeAmounts.money(intent.getAmountReceived(), intent.getCurrency()));
      case "requires_action":
        PaymentIntent.NextAction next = intent.getNextAction();
        return new ChargeOutcome.AwaitingPayer(
            intent.getId(),
            next == null || next.getRedirectToUrl() == null
                ? null
                : URI.create(next.getRedirectToUrl().getUrl()));
      case "requires_payment_method":
        return declined(intent.getId(), intent.getLastPaymentError());
      case "canceled":
        return new ChargeOutcome.Declined(intent.getId(), "canceled", false);
      default:
        return new ChargeOutcome.AwaitingPayer(intent.getId(), null);
    }
  }

  private static RefundOutcome outcome(Refund refund) {
    String status = refund.getStatus();
    if ("failed".equals(status) || "canceled".equals(status)) {
      return new RefundOutcome.Refused(
          refund.getFailureReason() == null ? status : refund.getFailureReason());
    }
    return new RefundOutcome.Refunded(
        refund.getId(), StripeAmounts.money(refund.getAmount(), refund.getCurrency()));
  }

  private static ChargeOutcome charging(Call<ChargeOutcome> call) {
    try {
      return call.send();
    } catch (CardException e) {
      StripeError error = e.getStripeError();
      PaymentIntent intent = error == null ? null : error.getPaymentIntent();
      return declined(intent == null ? null : intent.getId(), error);
    } catch (InvalidRequestException e) {
      return new ChargeOutcome.Declined(null, code(e), false);
    } catch (StripeException e) {
      // A wrong key is ours to mend; a timeout says nothing about the money.
      LOG.warn("Stripe did not say what became of a charge: {}", e.getMessage());
      return new ChargeOutcome.Unknown("Stripe did not answer");
    }
  }

  private static ChargeOutcome declined(@Nullable String id, @Nullable StripeError error) {
    String code = "declined";
    if (error != null) {
      code = error.getDeclineCode() != null
          ? error.getDeclineCode()
          : Optional.ofNullable(error.getCode()).orElse(code);
    }
    return new ChargeOutcome.Declined(id, code, !FINAL_DECLINES.contains(code));
  }

  private static String code(StripeException e) {
    return e.getCode() == null ? "refused" : e.getCode();
  }

  private static RequestOptions key(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }
}
