package io.dotmac.sub.billing.gateway.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.billing.gateway.Gateways;
import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.ProviderAccess;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.billing.payment.ProviderType;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.tx.WireName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Providers of payments, and their gateways. */
public final class PaymentProviders {
  /** All of them; staff only. */
  public static final Listing<PaymentProvider> LISTING = Listing.of(PaymentProvider.class)
      .filter("is_active", "e.active = :is_active", Boolean::valueOf)
      .filter(
          "provider_type",
          "e.type = :provider_type",
          text -> WireName.parse(ProviderType.class, text))
      .sort("name", "e.name")
      .defaultSort("name");

  private final Gateways gateways;
  private final SecretBox secrets;

  /** Providers reached through those gateways; {@code secrets} seals what they need. */
  public PaymentProviders(Gateways gateways, SecretBox secrets) {
    this.gateways = gateways;
    this.secrets = secrets;
  }

  /**
   * Adds a provider.
   *
   * @param gateway the adapter of one whose type is custom; the other types have their own
   * @param credentials what its gateway needs, by name
   */
  public PaymentProvider create(
      Tx tx,
      ProviderType type,
      @Nullable String gateway,
      ProviderTerms terms,
      Map<String, String> credentials,
      @Nullable String webhookSecret) {
    check(terms);
    String adapter = adapter(type, gateway);
    if (terms.isDefault()) {
      noDefault(tx);
    }
    PaymentProvider provider = new PaymentProvider(type, adapter, terms);
    seal(provider, credentials, webhookSecret);
    tx.save(provider);
    tx.session().flush();
    if (adapter != null) {
      gateway(provider);
    }
    return provider;
  }

  /** Changes what may be edited; absent secrets stay as they are. */
  public PaymentProvider change(
      Tx tx,
      PaymentProviderId id,
      ProviderTerms terms,
      Map<String, String> credentials,
      @Nullable String webhookSecret) {
    PaymentProvider provider = tx.require(PaymentProvider.class, id);
    check(terms);
    if (terms.isDefault() && !provider.isDefault()) {
      noDefault(tx);
    }
    provider.change(terms);
    seal(provider, credentials, webhookSecret);
    tx.session().flush();
    if (provider.gateway().isPresent()) {
      gateway(provider);
    }
    return provider;
  }

  /** It takes no more payments; what it took before can still be refunded. */
  public PaymentProvider deactivate(Tx tx, PaymentProviderId id) {
    PaymentProvider provider = tx.require(PaymentProvider.class, id);
    provider.deactivate();
    return provider;
  }

  /** The gateway of a provider. */
  public PaymentGateway gateway(PaymentProvider provider) {
    String name = provider
        .gateway()
        .orElseThrow(() -> Problem.conflict(
            "gateway", "provider " + provider.name() + " has no gateway: record it by hand"));
    Map<String, String> credentials = new HashMap<>();
    provider
        .sealedCredentials()
        .map(secrets::decrypt)
        .map(text -> WireJson.read(text, JsonNode.class))
        .ifPresent(json -> json.fields()
            .forEachRemaining(
                each -> credentials.put(each.getKey(), each.getValue().asText())));
    String webhookSecret = provider.sealedWebhookSecret().map(secrets::decrypt).orElse(null);
    return gateways.open(
        provider.id().value(), name, new ProviderAccess(credentials, webhookSecret));
  }

  /** The one named, or the default; it is active and has a gateway. */
  public PaymentProvider choose(Tx tx, @Nullable PaymentProviderId id) {
    Optional<PaymentProvider> found =
        id != null ? tx.find(PaymentProvider.class, id) : standard(tx);
    PaymentProvider provider = found.orElseThrow(() ->
        Problem.conflict("payment_provider", "there is no provider of payments to collect with"));
    if (!provider.isActive() || provider.gateway().isEmpty()) {
      throw Problem.conflict(
          "payment_provider", "provider " + provider.name() + " does not collect payments");
    }
    return provider;
  }

  /** The default one that collects, if there is one. */
  public Optional<PaymentProvider> standard(Tx tx) {
    return tx.session()
        .createSelectionQuery(
            "from PaymentProvider e where e.active and e.gateway is not null"
                + " order by e.standard desc, e.name",
            PaymentProvider.class)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /** The one that an address names: by id, by name, or by its gateway when that says which. */
  public Optional<PaymentProvider> named(Tx tx, String text) {
    List<PaymentProvider> found = tx.session()
        .createSelectionQuery(
            "from PaymentProvider e where e.gateway is not null and (str(e.id.value) = :text"
                + " or lower(e.name) = :text or (e.gateway = :text and e.active))",
            PaymentProvider.class)
        .setParameter("text", text.toLowerCase(Locale.ROOT))
        .setMaxResults(2)
        .getResultList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private @Nullable String adapter(ProviderType type, @Nullable String gateway) {
    if (type == ProviderType.MANUAL) {
      return null;
    }
    String name = type == ProviderType.CUSTOM ? gateway : WireName.of(type);
    if (name == null || !gateways.has(name)) {
      throw Problem.invalid(
          "/gateway", "gateway", "expected one of " + gateways.names() + ", found " + name);
    }
    return name;
  }

  private void seal(
      PaymentProvider provider, Map<String, String> credentials, @Nullable String webhookSecret) {
    provider.seal(
        credentials.isEmpty() ? null : secrets.encrypt(WireJson.write(credentials)),
        webhookSecret == null || webhookSecret.isBlank() ? null : secrets.encrypt(webhookSecret));
  }

  private static void check(ProviderTerms terms) {
    new Checks()
        .required("/name", terms.name(), 100)
        .text("/notes", terms.notes(), 2000)
        .done();
  }

  private static void noDefault(Tx tx) {
    tx.session()
        .createMutationQuery("update PaymentProvider e set e.standard = false where e.standard")
        .executeUpdate();
  }
}
