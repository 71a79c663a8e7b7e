package io.dotmac.sub.billing.account;

import io.dotmac.sub.core.listing.Listing;
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
      .sort("name", "e.name")
      .defaultSort("name");

  private CollectionAccounts() {}

  /** Opens one. */
  public static CollectionAccount open(Tx tx, NewCollectionAccount details) {
    if (details.name().isBlank()) {
      throw Problem.invalid("/name", "required", "expected a name, found none");
    }
    if (details.last4() != null && !details.last4().matches("[0-9]{4}")) {
      throw Problem.invalid("/last4", "pattern", "expected four digits");
    }
    CollectionAccount account = new CollectionAccount(CollectionAccountId.next(), details);
    tx.save(account);
    return account;
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
