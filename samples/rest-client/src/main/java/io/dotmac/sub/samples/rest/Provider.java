package io.dotmac.sub.samples.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dotmac.sub.samples.rest.api.ApiKeyApi;
import io.dotmac.sub.samples.rest.api.AuthApi;
import io.dotmac.sub.samples.rest.api.InvoiceApi;
import io.dotmac.sub.samples.rest.api.OfferApi;
import io.dotmac.sub.samples.rest.api.PaymentApi;
import io.dotmac.sub.samples.rest.api.SubscriberApi;
import io.dotmac.sub.samples.rest.api.SubscriptionApi;
import io.dotmac.sub.samples.rest.http.ApiClient;
import io.dotmac.sub.samples.rest.http.ApiException;
import io.dotmac.sub.samples.rest.model.CreateApiKey;
import io.dotmac.sub.samples.rest.model.CreateInvoice;
import io.dotmac.sub.samples.rest.model.CreatePayment;
import io.dotmac.sub.samples.rest.model.InvoiceDetailView;
import io.dotmac.sub.samples.rest.model.InvoiceList200Response;
import io.dotmac.sub.samples.rest.model.InvoiceView;
import io.dotmac.sub.samples.rest.model.LineFields;
import io.dotmac.sub.samples.rest.model.MoveSubscription;
import io.dotmac.sub.samples.rest.model.OfferCreateRequest;
import io.dotmac.sub.samples.rest.model.OfferView;
import io.dotmac.sub.samples.rest.model.PaymentDetailView;
import io.dotmac.sub.samples.rest.model.PriceFields;
import io.dotmac.sub.samples.rest.model.ProblemBody;
import io.dotmac.sub.samples.rest.model.SignIn;
import io.dotmac.sub.samples.rest.model.SubscriberCreateRequest;
import io.dotmac.sub.samples.rest.model.SubscriberView;
import io.dotmac.sub.samples.rest.model.SubscriptionCreateRequest;
import io.dotmac.sub.samples.rest.model.SubscriptionView;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A provider's server, as this program speaks with it: by the generated client, with one proof. */
public final class Provider {
  private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();

  private final URI api;
  private final ApiClient client;
  private volatile String left = "";

  private Provider(URI api, String token) {
    this.api = api;
    this.client = new ApiClient();
    client.updateBaseUri(api.toString());
    if (!token.isEmpty()) {
      client.setRequestInterceptor(
          request -> request.setHeader("Authorization", "Bearer " + token));
    }
    // Answers to keys say what is left; a program that looks at it is never refused.
    client.setResponseInterceptor(
        answer -> answer.headers().firstValue("RateLimit").ifPresent(limit -> left = limit));
  }

  /** Signs in with a name and a password; {@code api} is such as https://isp.example/api/v1. */
  public static Provider signIn(URI api, String username, String password) throws ApiException {
    AuthApi auth = new AuthApi(new Provider(api, "").client);
    String token =
        auth.authLogin(new SignIn().username(username).password(password)).getAccessToken();
    return new Provider(api, token);
  }

  /** The same with a key, which has a quota and lasts longer than a token. */
  public Provider byKey(String label) throws ApiException {
    String key = new ApiKeyApi(client)
        .apiKeyCreate(new CreateApiKey().label(label), null)
        .getKey();
    return new Provider(api, key);
  }

  /** What the last answer said of the quota; empty without a key. */
  public String quotaLeft() {
    return left;
  }

  /** A plan at a price a month. */
  public OfferView offer(String name, String price) throws ApiException {
    OfferCreateRequest wanted = new OfferCreateRequest()
        .name(name)
        .serviceType(OfferCreateRequest.ServiceTypeEnum.RESIDENTIAL)
        .accessType(OfferCreateRequest.AccessTypeEnum.FIBER)
        .priceBasis(OfferCreateRequest.PriceBasisEnum.FLAT)
        .billingCycle(OfferCreateRequest.BillingCycleEnum.MONTHLY)
        .addPricesItem(
            new PriceFields().priceType(PriceFields.PriceTypeEnum.RECURRING).amount(price));
    return new OfferApi(client).offerCreate(wanted, null);
  }

  /** A customer; the key makes sure that asking twice makes one. */
  public SubscriberView subscriber(
      String firstName, String lastName, String email, UUID idempotencyKey) throws ApiException {
    return new SubscriberApi(client)
        .subscriberCreate(
            new SubscriberCreateRequest()
                .firstName(firstName)
                .lastName(lastName)
                .email(email),
            idempotencyKey.toString());
  }

  /** A service that begins on a day. */
  public SubscriptionView subscribe(UUID subscriber, UUID offer, LocalDate startOn)
      throws ApiException {
    SubscriptionApi subscriptions = new SubscriptionApi(client);
    SubscriptionView made = subscriptions.subscriptionCreate(
        new SubscriptionCreateRequest().subscriberId(subscriber).offerId(offer).startOn(startOn),
        null);
    return subscriptions.subscriptionActivate(made.getId(), new MoveSubscription(), null);
  }

  /** An invoice over one line, issued at once. */
  public InvoiceDetailView invoice(UUID account, String description, String price)
      throws ApiException {
    CreateInvoice wanted = new CreateInvoice()
        .accountId(account)
        .issue(true)
        .addLinesItem(new LineFields().description(description).unitPrice(price));
    return new InvoiceApi(client).invoiceCreate(wanted, null);
  }

  /** All invoices of an account, page by page: a cursor skips none and shows none twice. */
  public List<InvoiceView> invoices(UUID account, int pageSize) throws ApiException {
    InvoiceApi invoices = new InvoiceApi(client);
    List<InvoiceView> all = new ArrayList<>();
    String cursor = null;
    do {
      InvoiceList200Response page = invoices.invoiceList(
          pageSize,
          null,
          cursor,
          null,
          null,
          null,
          account.toString(),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
      all.addAll(page.getItems());
      cursor = page.getNextCursor();
    } while (cursor != null);
    return all;
  }

  /** Money that came in; with the same key it is recorded once, however often it is sent. */
  public PaymentDetailView pay(UUID account, String amount, UUID idempotencyKey)
      throws ApiException {
    return new PaymentApi(client)
        .paymentCreate(
            idempotencyKey.toString(),
            new CreatePayment()
                .accountId(account)
                .amount(amount)
                .methodType(CreatePayment.MethodTypeEnum.TRANSFER));
  }

  /** What a refusal says (RFC 9457): a code to act on, and each wrong field by its pointer. */
  public static Optional<ProblemBody> problem(ApiException refused) {
    try {
      return Optional.ofNullable(refused.getResponseBody())
          .filter(body -> !body.isBlank())
          .map(body -> read(body));
    } catch (IllegalArgumentException noProblem) {
      return Optional.empty();
    }
  }

  private static ProblemBody read(String body) {
    try {
      return JSON.readValue(body, ProblemBody.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
