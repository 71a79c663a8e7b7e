package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.gateway.SetupOutcome;
import io.dotmac.sub.billing.gateway.SetupRequest;
import io.dotmac.sub.billing.gateway.provider.PaymentMethod;
import io.dotmac.sub.billing.gateway.provider.PaymentMethods;
import io.dotmac.sub.billing.gateway.provider.PaymentProvider;
import io.dotmac.sub.billing.gateway.provider.PaymentProviders;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.net.URI;
import java.util.Optional;

/** Saves a way to pay on a page of a provider, for one account, and lets it be forgotten. */
public final class SaveMethod {
  private static final char SEPARATOR = '_';
  private static final int KEY_TAIL = 27;

  private final Database db;
  private final PaymentProviders providers;

  /** At those providers. */
  public SaveMethod(Database db, PaymentProviders providers) {
    this.db = db;
    this.providers = providers;
  }

  private record Kept(PaymentGateway gateway, String token) {}

  private record Door(PaymentProviderId provider, PaymentGateway gateway, SetupRequest request) {}

  /**
   * Where the payer saves it.
   *
   * @param returnTo where the payer comes back to, ending where the setup's id is added
   */
  public URI begin(Caller caller, AccountId account, URI returnTo) {
    Door door = db.inTx(caller, tx -> {
      BillingAccount payer = BillingAccounts.visible(tx, account);
      PaymentProvider provider = providers.choose(tx, null);
      String known = PaymentMethods.usable(tx, account).stream()
          .filter(method -> method.provider().equals(Optional.of(provider.id())))
          .flatMap(method -> method.saved().stream())
          .flatMap(saved -> Optional.ofNullable(saved.customerToken()).stream())
          .findFirst()
          .orElse(null);
      SetupRequest request = new SetupRequest(key(account), known, payer.name(), returnTo);
      return new Door(provider.id(), providers.gateway(provider), request);
    });
    return door.gateway()
        .setup(door.request())
        .match(saved -> returnTo, SetupOutcome.AtPage::next, failed -> {
          throw Problem.conflict(
              "payment_method", "the provider saves no way to pay: " + failed.code());
        });
  }

  /** Names the account, and fits into the 64 characters that providers keep for us. */
  private static String key(AccountId account) {
    String unique = Ids.next().toString().replace("-", "");
    return account.toString() + SEPARATOR + unique.substring(unique.length() - KEY_TAIL);
  }

  /** Keeps what the payer saved; one that another account asked for is refused. */
  public Optional<PaymentMethod> finish(Caller caller, AccountId account, String setupId) {
    PaymentProvider provider = db.inTx(caller, tx -> providers.choose(tx, null));
    SetupOutcome outcome = providers.gateway(provider).finishSetup(setupId);
    return outcome.match(
        saved -> {
          if (!saved.key().startsWith(account.toString() + SEPARATOR)) {
            throw Problem.notFound("payment method", setupId);
          }
          return db.inTx(
              caller,
              tx -> Optional.of(PaymentMethods.keep(
                  tx, account, provider.id(), type(saved.method()), saved.method(), null)));
        },
        waiting -> Optional.empty(),
        failed -> Optional.empty());
  }

  /** Uses a method no more: here at once, then at its provider, as far as that can forget. */
  public void remove(Caller caller, PaymentMethodId id) {
    Optional<Kept> kept = db.inTx(caller, tx -> kept(tx, PaymentMethods.remove(tx, id)));
    kept.ifPresent(each -> each.gateway().forget(each.token()));
  }

  private Optional<Kept> kept(Tx tx, PaymentMethod method) {
    return method
        .saved()
        .flatMap(saved -> method
            .provider()
            .flatMap(provider -> tx.find(PaymentProvider.class, provider))
            .filter(provider -> provider.gateway().isPresent())
            .map(provider -> new Kept(providers.gateway(provider), saved.token())));
  }

  /** A wallet has no digits to recognize it by. */
  private static PaymentMethodType type(SavedMethod saved) {
    return saved.last4() == null ? PaymentMethodType.OTHER : PaymentMethodType.CARD;
  }
}
