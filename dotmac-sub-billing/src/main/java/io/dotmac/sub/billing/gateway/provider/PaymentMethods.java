package io.dotmac.sub.billing.gateway.provider;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways to pay that accounts saved. */
public final class PaymentMethods {
  /** All of them. */
  public static final Listing<PaymentMethod> LISTING = Listing.of(PaymentMethod.class)
      .filter("account_id", "e.account.value = :account_id", UUID::fromString)
      .filter("provider_id", "e.provider.value = :provider_id", UUID::fromString)
      .filter("is_active", "e.active = :is_active", Boolean::valueOf)
      .sort("created_at", "e.createdAt")
      .own("e.account.value in (select a.id.value from BillingAccount a"
          + " where a.subscriber.value = :own)")
      .reseller("e.account.value in (select a.id.value from BillingAccount a, Subscriber s"
          + " where s.id.value = a.subscriber.value and s.reseller.value = :reseller)");

  /** Digits enough for a card number. */
  private static final Pattern CARD_NUMBER = Pattern.compile("[0-9](?:[ -]?[0-9]){11,}");

  private PaymentMethods() {}

  /** The method, if the caller's scope may see it. */
  public static PaymentMethod require(Tx tx, PaymentMethodId id) {
    PaymentMethod method = tx.require(PaymentMethod.class, id);
    if (!LISTING.visible(tx, id.value())) {
      throw Problem.notFound("payment method", id.value());
    }
    return method;
  }

  /**
   * Keeps what a provider saved; the first of an account is its default. What is kept already is
   * given as it is.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException when the token looks like a card number, or
   *     the type is withholding
   */
  public static PaymentMethod keep(
      Tx tx,
      AccountId account,
      PaymentProviderId provider,
      PaymentMethodType type,
      SavedMethod saved,
      @Nullable String label) {
    if (CARD_NUMBER.matcher(saved.token()).matches()) {
      throw cardNumber("/token");
    }
    refuseCardNumber(label);
    if (type == PaymentMethodType.WITHHOLDING) {
      throw Problem.invalid(
          "/method_type", "withholding", "expected a way to pay: what is withheld is no money");
    }
    BillingAccounts.visible(tx, account);
    BillingAccounts.lock(tx, account);
    Optional<PaymentMethod> known = kept(tx, provider, saved.token());
    if (known.isPresent()) {
      if (!known.get().account().equals(account)) {
        throw Problem.conflict("payment_method", "another account keeps this way to pay");
      }
      return known.get();
    }
    PaymentMethod method = new PaymentMethod(account, provider, type, saved, label);
    if (usable(tx, account).isEmpty()) {
      method.makeDefault();
    }
    tx.save(method);
    tx.session().flush();
    return method;
  }

  /** Those an account can pay with, its default first. */
  public static List<PaymentMethod> usable(Tx tx, AccountId account) {
    return tx
        .session()
        .createSelectionQuery(
            "from PaymentMethod e where e.account.value = :account and e.active"
                + " and e.token is not null order by e.standard desc, e.id.value",
            PaymentMethod.class)
        .setParameter("account", account.value())
        .getResultList()
        .stream()
        .filter(method -> method.isValidOn(tx.today()))
        .toList();
  }

  /** Names it anew. */
  public static PaymentMethod label(Tx tx, PaymentMethodId id, @Nullable String label) {
    refuseCardNumber(label);
    PaymentMethod method = require(tx, id);
    method.label(label);
    return method;
  }

  /** Takes it from now on when nothing else is said. */
  public static PaymentMethod makeDefault(Tx tx, PaymentMethodId id) {
    PaymentMethod method = require(tx, id);
    BillingAccounts.lock(tx, method.account());
    if (!method.isActive()) {
      throw Problem.conflict("payment_method", "a method that was removed cannot be the default");
    }
    tx.session()
        .createMutationQuery("update PaymentMethod e set e.standard = false"
            + " where e.standard and e.account.value = :account")
        .setParameter("account", method.account().value())
        .executeUpdate();
    tx.session().refresh(method);
    method.makeDefault();
    tx.session().flush();
    return method;
  }

  /** Uses it no more, and stops collecting with it by itself. */
  public static PaymentMethod remove(Tx tx, PaymentMethodId id) {
    PaymentMethod method = require(tx, id);
    method.deactivate();
    return method;
  }

  /** Uses it no more: its payer took it back at the provider. Nothing if it is none of ours. */
  public static void takenBack(Tx tx, PaymentProviderId provider, String token) {
    kept(tx, provider, token).ifPresent(PaymentMethod::deactivate);
  }

  private static Optional<PaymentMethod> kept(Tx tx, PaymentProviderId provider, String token) {
    return tx.session()
        .createSelectionQuery(
            "from PaymentMethod e where e.token = :token and e.provider.value = :provider"
                + " and e.active",
            PaymentMethod.class)
        .setParameter("token", token)
        .setParameter("provider", provider.value())
        .uniqueResultOptional();
  }

  private static void refuseCardNumber(@Nullable String label) {
    if (label != null && CARD_NUMBER.matcher(label).find()) {
      throw cardNumber("/label");
    }
  }

  private static ProblemException cardNumber(String pointer) {
    return Problem.invalid(
        pointer, "card_number", "expected a provider's token, found what looks like a number");
  }
}
