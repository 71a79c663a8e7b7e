package io.dotmac.sub.billing.account;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collection accounts: where money that was collected lies. */
public final class CollectionAccounts {
  /** All of them; staff only. */
  public static final Listing<CollectionAccount> LISTING = Listing.of(CollectionAccount.class)
      .filter("is_active", "e.active = :is_active", Boolean::valueOf)
      .filter("currency", "e.currency = :currency", Currency::getInstance)
      .sort("name", "e.name")
      .defaultSort("name");

  private CollectionAccounts() {}

  /** Opens one; as the default it takes the place of the one before. */
  public static CollectionAccount open(Tx tx, NewCollectionAccount details) {
    check(details.name(), details.bankName(), details.last4(), details.notes());
    requireFree(tx, details.name(), null);
    if (details.isDefault()) {
      noDefault(tx, details.currency());
    }
    CollectionAccount account = new CollectionAccount(CollectionAccountId.next(), details);
    tx.save(account);
    return account;
  }

  /** Changes what may be edited; the ledger goes on with the same account. */
  public static CollectionAccount change(
      Tx tx, CollectionAccountId id, CollectionAccountTerms terms) {
    CollectionAccount account = tx.require(CollectionAccount.class, id);
    check(terms.name(), terms.bankName(), terms.accountLast4(), terms.notes());
    requireFree(tx, terms.name(), id);
    if (terms.isDefault() && !account.isActive()) {
      throw Problem.invalid(
          "/is_default",
          "collection_account",
          "expected an active account, found " + account.name());
    }
    if (terms.isDefault() && !account.isDefault()) {
      noDefault(tx, account.currency());
    }
    account.change(terms);
    return account;
  }

  private static void check(
      String name, @Nullable String bank, @Nullable String last4, @Nullable String notes) {
    new Checks()
        .required("/name", name, 100)
        .text("/bank_name", bank, 100)
        .rule(
            last4 == null || last4.matches("[0-9]{4}"),
            "/account_last4",
            "pattern",
            "expected four digits")
        .text("/notes", notes, 2000)
        .done();
  }

  private static void requireFree(Tx tx, String name, @Nullable CollectionAccountId but) {
    boolean taken = tx
        .session()
        .createSelectionQuery(
            "from CollectionAccount e where e.name = :name", CollectionAccount.class)
        .setParameter("name", name)
        .getResultList()
        .stream()
        .anyMatch(each -> !each.id().equals(but));
    if (taken) {
      throw Problem.conflict("duplicate", "there is a collection account '" + name + "' already");
    }
  }

  private static void noDefault(Tx tx, Currency currency) {
    tx.session()
        .createMutationQuery("update CollectionAccount e set e.standard = false"
            + " where e.standard and e.currency = :currency")
        .setParameter("currency", currency)
        .executeUpdate();
  }

  /** Takes no more money. */
  public static CollectionAccount deactivate(Tx tx, CollectionAccountId id) {
    CollectionAccount account = tx.require(CollectionAccount.class, id);
    account.deactivate();
    return account;
  }

  /** The one named, or the default of the currency; empty when there is none. */
  public static Optional<CollectionAccount> choose(
      Tx tx, @Nullable CollectionAccountId id, Currency currency) {
    if (id != null) {
      CollectionAccount named = tx.require(CollectionAccount.class, id);
      if (!named.isActive() || !named.currency().equals(currency)) {
        throw Problem.invalid(
            "/collection_account_id",
            "collection_account",
            "expected an active account in " + currency + ", found " + named.name());
      }
      return Optional.of(named);
    }
    return tx.session()
        .createSelectionQuery(
            "from CollectionAccount e where e.standard and e.active and e.currency = :currency",
            CollectionAccount.class)
        .setParameter("currency", currency)
        .uniqueResultOptional();
  }
}
