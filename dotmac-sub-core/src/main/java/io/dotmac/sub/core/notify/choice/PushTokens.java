package io.dotmac.sub.core.notify.choice;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where apps are reached. A token is one subscriber's: whoever signed in last. */
public final class PushTokens {
  /** All of them; subscribers see their own. */
  public static final Listing<PushToken> LISTING = Listing.of(PushToken.class)
      .filter("subscriber_id", "e.subscriber.value = :subscriber_id", Id::parse)
      .filter(
          "platform", "e.platform = :platform", text -> WireName.parse(PushPlatform.class, text))
      .sort("created_at", "e.createdAt")
      .own("e.subscriber.value = :own");

  private static final int LONGEST = 400;

  private PushTokens() {}

  /** Registers an app of a subscriber whom the caller may see; again is the same. */
  public static PushToken register(
      Tx tx,
      SubscriberId subscriber,
      PushPlatform platform,
      String token,
      @Nullable String device) {
    new Checks()
        .present("/platform", platform)
        .required("/token", token, LONGEST)
        .text("/device", device, 100)
        .rule(
            token == null || token.chars().allMatch(c -> c > ' ' && c < 127),
            "/token",
            "character",
            "a token without blanks and of ASCII only was expected")
        .done();
    Subscribers.LISTING.require(tx, subscriber);
    Optional<PushToken> known = tx.session()
        .createSelectionQuery(
            "from PushToken e where e.platform = :platform and e.token = :token", PushToken.class)
        .setParameter("platform", platform)
        .setParameter("token", token)
        .uniqueResultOptional();
    if (known.isPresent()) {
      known.get().belong(subscriber, device);
      return known.get();
    }
    PushToken made = new PushToken(subscriber, platform, token, device);
    tx.save(made);
    return made;
  }

  /** The apps of a subscriber whom the caller may see, the first registered first. */
  public static List<PushToken> of(Tx tx, SubscriberId subscriber) {
    Subscribers.LISTING.require(tx, subscriber);
    return tx.session()
        .createSelectionQuery(
            "from PushToken e where e.subscriber.value = :subscriber order by e.id.value",
            PushToken.class)
        .setParameter("subscriber", subscriber.value())
        .getResultList();
  }

  /** Nothing is sent to that app any more. */
  public static void remove(Tx tx, PushTokenId id) {
    tx.session().remove(LISTING.require(tx, id));
  }

  /**
   * Forgets an app that is gone.
   *
   * @param recipient its platform and its token, with a colon between them
   */
  public static void forget(Tx tx, String recipient) {
    int colon = recipient.indexOf(':');
    tx.session()
        .createMutationQuery(
            "delete from PushToken e where e.platform = :platform and e.token = :token")
        .setParameter("platform", WireName.parse(PushPlatform.class, recipient.substring(0, colon)))
        .setParameter("token", recipient.substring(colon + 1))
        .executeUpdate();
  }
}
