package io.dotmac.sub.billing.payment.channel;

import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.PaymentChannelId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payment channels and their accounts; staff only. */
public final class PaymentChannels {
  /** All channels. */
  public static final Listing<PaymentChannel> LISTING = Listing.of(PaymentChannel.class)
      .filter("is_active", "e.active = :is_active", Boolean::valueOf)
      .filter(
          "channel_type",
          "e.type = :channel_type",
          text -> WireName.parse(PaymentMethodType.class, text))
      .sort("name", "e.name")
      .defaultSort("name");

  /** Which collection accounts the money of which channel can lie in. */
  public static final Listing<PaymentChannelAccount> ACCOUNTS = Listing.of(
          PaymentChannelAccount.class)
      .filter("channel_id", "e.channel.value = :channel_id", UUID::fromString)
      .filter(
          "collection_account_id", "e.collection.value = :collection_account_id", UUID::fromString)
      .filter("is_active", "e.active = :is_active", Boolean::valueOf)
      .sort("priority", "e.priority")
      .defaultSort("priority");

  private PaymentChannels() {}

  /** Opens one. */
  public static PaymentChannel open(Tx tx, PaymentMethodType type, ChannelTerms terms) {
    check(tx, terms);
    requireFree(tx, terms.name(), null);
    if (terms.isDefault()) {
      noDefault(tx);
    }
    PaymentChannel channel = new PaymentChannel(type, terms);
    tx.save(channel);
    return channel;
  }

  /** Changes what may be edited. */
  public static PaymentChannel change(Tx tx, PaymentChannelId id, ChannelTerms terms) {
    PaymentChannel channel = tx.require(PaymentChannel.class, id);
    check(tx, terms);
    requireFree(tx, terms.name(), id);
    if (terms.isDefault() && !channel.isActive()) {
      throw Problem.invalid(
          "/is_default", "channel", "expected an active channel, found " + channel.name());
    }
    if (terms.isDefault() && !channel.isDefault()) {
      noDefault(tx);
    }
    channel.change(terms);
    return channel;
  }

  /** Payments can no longer name it. */
  public static PaymentChannel deactivate(Tx tx, PaymentChannelId id) {
    PaymentChannel channel = tx.require(PaymentChannel.class, id);
    channel.deactivate();
    return channel;
  }

  /** Lets the money of a channel lie in a collection account, also in one it had left. */
  public static PaymentChannelAccount link(
      Tx tx, PaymentChannelId channel, CollectionAccountId collection, ChannelAccountTerms terms) {
    check(tx, collection, terms);
    PaymentChannel found = tx.require(PaymentChannel.class, channel);
    if (terms.isDefault()) {
      noDefault(tx, channel);
    }
    Optional<PaymentChannelAccount> known = tx.session()
        .createSelectionQuery(
            "from PaymentChannelAccount e where e.channel = :channel"
                + " and e.collection = :collection",
            PaymentChannelAccount.class)
        .setParameter("channel", channel)
        .setParameter("collection", collection)
        .uniqueResultOptional();
    if (known.filter(PaymentChannelAccount::isActive).isPresent()) {
      throw Problem.conflict(
          "duplicate", "the money of channel " + found.name() + " can lie there already");
    }
    PaymentChannelAccount account =
        known.orElseGet(() -> new PaymentChannelAccount(channel, collection, terms));
    account.activate(terms);
    tx.save(account);
    return account;
  }

  /** Changes what may be edited. */
  public static PaymentChannelAccount change(
      Tx tx, PaymentChannelAccountId id, ChannelAccountTerms terms) {
    PaymentChannelAccount account = tx.require(PaymentChannelAccount.class, id);
    check(tx, account.collection(), terms);
    if (terms.isDefault() && !account.isDefault()) {
      noDefault(tx, account.channel());
    }
    account.change(terms);
    return account;
  }

  /** The money of the channel lies there no more. */
  public static PaymentChannelAccount deactivate(Tx tx, PaymentChannelAccountId id) {
    PaymentChannelAccount account = tx.require(PaymentChannelAccount.class, id);
    account.deactivate();
    return account;
  }

  /**
   * A payment with its channel, and with the collection account its money lies in: the one it
   * names, else the first of the channel's accounts that takes the currency, else the channel's
   * own. A payment without a channel goes through the default one if that is of its type, and is
   * given as it is if not.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException when the channel takes no payments, or not
   *     of that type
   */
  public static NewPayment route(Tx tx, NewPayment wanted) {
    PaymentChannelId named = wanted.channel();
    Optional<PaymentChannel> found =
        named == null ? standard(tx, wanted.method()) : tx.find(PaymentChannel.class, named);
    if (found.isEmpty() && named == null) {
      return wanted;
    }
    PaymentChannel channel = found
        .filter(PaymentChannel::isActive)
        .orElseThrow(() -> Problem.invalid(
            "/payment_channel_id", "channel", "expected an active channel, found " + named));
    if (channel.type() != wanted.method()) {
      throw Problem.invalid(
          "/method_type",
          "channel",
          "channel " + channel.name() + " takes " + WireName.of(channel.type()) + ", found "
              + WireName.of(wanted.method()));
    }
    CollectionAccountId collection = wanted.collection() == null
        ? collection(tx, channel, wanted.amount().currency()).orElse(null)
        : wanted.collection();
    return wanted.through(channel.id(), collection);
  }

  private static Optional<PaymentChannel> standard(Tx tx, PaymentMethodType type) {
    return tx.session()
        .createSelectionQuery(
            "from PaymentChannel e where e.standard and e.active and e.type = :type",
            PaymentChannel.class)
        .setParameter("type", type)
        .uniqueResultOptional();
  }

  private static Optional<CollectionAccountId> collection(
      Tx tx, PaymentChannel channel, Currency currency) {
    return tx.session()
        .createSelectionQuery(
            "select c from PaymentChannelAccount e, CollectionAccount c"
                + " where e.channel = :channel and e.active and c.id.value = e.collection.value"
                + " and c.active and c.currency = :currency"
                + " and (e.currency is null or e.currency = :code)"
                + " order by e.standard desc, e.priority, c.name",
            CollectionAccount.class)
        .setParameter("channel", channel.id())
        .setParameter("currency", currency)
        .setParameter("code", currency.getCurrencyCode())
        .setMaxResults(1)
        .uniqueResultOptional()
        .or(() -> channel
            .collection()
            .map(id -> tx.require(CollectionAccount.class, id))
            .filter(each -> each.isActive() && each.currency().equals(currency)))
        .map(CollectionAccount::id);
  }

  private static void check(Tx tx, ChannelTerms terms) {
    Checks checks =
        new Checks().required("/name", terms.name(), 100).text("/notes", terms.notes(), 2000);
    CollectionAccountId collection = terms.defaultCollectionAccountId();
    checks
        .rule(
            collection == null || tx.find(CollectionAccount.class, collection).isPresent(),
            "/default_collection_account_id",
            "unknown",
            "there is no collection account " + collection)
        .rule(
            terms.providerId() == null || known(tx, terms),
            "/provider_id",
            "unknown",
            "there is no payment provider " + terms.providerId())
        .done();
  }

  /** Providers are entities of a package that knows this one. */
  private static boolean known(Tx tx, ChannelTerms terms) {
    return tx.session()
            .createSelectionQuery(
                "select count(e) from PaymentProvider e where e.id = :id", Long.class)
            .setParameter("id", terms.providerId())
            .getSingleResult()
        > 0;
  }

  private static void check(Tx tx, CollectionAccountId collection, ChannelAccountTerms terms) {
    CollectionAccount account = tx.require(CollectionAccount.class, collection);
    @Nullable String currency = terms.currency();
    new Checks()
        .range("/priority", terms.priority(), 0, 1000)
        .rule(
            currency == null || currency.equals(account.currency().getCurrencyCode()),
            "/currency",
            "currency",
            "expected " + account.currency() + " as of " + account.name() + ", found " + currency)
        .done();
  }

  private static void requireFree(Tx tx, String name, @Nullable PaymentChannelId but) {
    boolean taken = tx
        .session()
        .createSelectionQuery("from PaymentChannel e where e.name = :name", PaymentChannel.class)
        .setParameter("name", name)
        .getResultList()
        .stream()
        .anyMatch(each -> !each.id().equals(but));
    if (taken) {
      throw Problem.conflict("duplicate", "there is a channel '" + name + "' already");
    }
  }

  private static void noDefault(Tx tx) {
    tx.session()
        .createMutationQuery("update PaymentChannel e set e.standard = false where e.standard")
        .executeUpdate();
  }

  private static void noDefault(Tx tx, PaymentChannelId channel) {
    tx.session()
        .createMutationQuery("update PaymentChannelAccount e set e.standard = false"
            + " where e.standard and e.channel = :channel")
        .setParameter("channel", channel)
        .executeUpdate();
  }
}
