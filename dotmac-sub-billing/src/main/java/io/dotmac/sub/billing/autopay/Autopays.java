package io.dotmac.sub.billing.autopay;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.gateway.collect.AttemptWatcher;
import io.dotmac.sub.billing.gateway.provider.PaymentMethod;
import io.dotmac.sub.billing.gateway.provider.PaymentMethods;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Agreements that what is due is taken by itself. */
public final class Autopays implements AttemptWatcher {
  /** After so many failures in a row nothing is taken any more. */
  public static final Setting<Integer> MOST_FAILURES = Setting.integer(
          SettingDomain.BILLING, "autopay_max_consecutive_failures", 3)
      .range(1, 20);

  /** All of them. */
  public static final Listing<Autopay> LISTING = Listing.of(Autopay.class)
      .filter("account_id", "e.account.value = :account_id", UUID::fromString)
      .filter("is_active", "e.active = :is_active", Boolean::valueOf)
      .sort("created_at", "e.createdAt")
      .own("e.account.value in (select a.id.value from BillingAccount a"
          + " where a.subscriber.value = :own)")
      .reseller("e.account.value in (select a.id.value from BillingAccount a, Subscriber s"
          + " where s.id.value = a.subscriber.value and s.reseller.value = :reseller)");

  private static final String KEY = "autopay:";

  /** The agreement of an account, if it made one. */
  public Optional<Autopay> of(Tx tx, AccountId account) {
    return tx.session()
        .createSelectionQuery("from Autopay e where e.account.value = :account", Autopay.class)
        .setParameter("account", account.value())
        .uniqueResultOptional();
  }

  /** Turns it on with a saved method, also after it was stopped. */
  public Autopay turnOn(Tx tx, AccountId account, PaymentMethodId method) {
    BillingAccounts.visible(tx, account);
    BillingAccounts.lock(tx, account);
    PaymentMethod with = PaymentMethods.require(tx, method);
    if (!with.account().equals(account) || !with.isActive() || with.saved().isEmpty()) {
      throw Problem.invalid(
          "/payment_method_id", "payment_method", "expected a saved method of this account");
    }
    Optional<Autopay> known = of(tx, account);
    known.ifPresent(agreement -> agreement.use(method));
    return known.orElseGet(() -> {
      Autopay agreed = new Autopay(account, method);
      tx.save(agreed);
      return agreed;
    });
  }

  /** Turns it off. */
  public void turnOff(Tx tx, AccountId account) {
    BillingAccounts.visible(tx, account);
    of(tx, account).ifPresent(Autopay::end);
  }

  static String key(AccountId account, LocalDate on) {
    return KEY + account + ":" + on;
  }

  @Override
  public void ended(Tx tx, Payment payment) {
    if (payment.key().filter(key -> key.startsWith(KEY)).isEmpty()) {
      return;
    }
    of(tx, payment.account()).ifPresent(agreement -> {
      if (payment.hasArrived()) {
        agreement.succeeded();
      } else if (agreement.failed(
          payment.failureCode().orElse("unknown"), Settings.get(tx, MOST_FAILURES), tx.now())) {
        BillingAccount account = BillingAccounts.require(tx, payment.account());
        tx.publish(new AutopayEvent.AutopayStopped(
            account.id().value(),
            account.subscriber().map(SubscriberId::value).orElse(null),
            agreement.failures(),
            agreement.lastFailureCode().orElse("unknown")));
      }
    });
  }
}
