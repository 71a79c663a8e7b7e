package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.login.Logins;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.subscriber.EmailAddress;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberStatus;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.Accounts;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives subscribers an account who ask for one: they name their number and the address that the
 * provider knows, and the link goes to that address.
 */
record Registration(Accounts accounts) {
  /** The account of the subscriber of that number, made if need be; empty if they do not match. */
  Optional<UserCredential> of(Tx tx, String number, String email) {
    Optional<Subscriber> subscriber = new Subscribers()
        .byNumber(tx, number.strip())
        .filter(found -> found.status() != SubscriberStatus.CANCELED)
        .filter(found -> EmailAddress.key(found.person().email()).equals(EmailAddress.key(email)));
    return subscriber.flatMap(found -> known(tx, found.id().value()).or(() -> invite(tx, found)));
  }

  private static Optional<UserCredential> known(Tx tx, UUID subscriber) {
    return tx.session()
        .createSelectionQuery(
            "from Principal p where p.subscriber = :subscriber order by p.id.value",
            Principal.class)
        .setParameter("subscriber", subscriber)
        .getResultStream()
        .flatMap(principal -> new Logins().of(tx, principal.id()).stream())
        .findFirst();
  }

  /** Empty when the address is somebody else's user name. */
  private Optional<UserCredential> invite(Tx tx, Subscriber subscriber) {
    String email = subscriber.person().email();
    if (accounts.find(tx, email).isPresent()) {
      return Optional.empty();
    }
    Principal principal =
        Principal.customer(subscriber.person().name(), subscriber.id().value());
    tx.save(principal.contact(email, null));
    return Optional.of(accounts.invite(tx, principal, email));
  }
}
