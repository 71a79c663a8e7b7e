package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.subscriber.contact.Address;
import io.dotmac.sub.core.subscriber.contact.AddressId;
import io.dotmac.sub.core.tx.Tx;

/** The rules of an edit of a service that exists. */
final class SubscriptionUpdate {
  private SubscriptionUpdate() {}

  static void check(Tx tx, Subscription subscription, SubscriptionTerms terms) {
    Checks checks = new Checks();
    terms.check(checks);
    AddressId place = terms.serviceAddress();
    checks.rule(
        place == null
            || tx.find(Address.class, place)
                .filter(address -> address.subscriber().equals(subscription.subscriber()))
                .isPresent(),
        "/service_address_id",
        "unknown",
        "the subscriber has no address " + place);
    String external = terms.externalId();
    checks.rule(
        external == null
            || external.equals(subscription.terms().externalId())
            || free(tx, external),
        "/external_id",
        "taken",
        "another subscription has '" + external + "'");
    checks.done();
  }

  private static boolean free(Tx tx, String external) {
    return tx.session()
        .createSelectionQuery(
            "select e.id.value from Subscription e where e.terms.externalId = :external",
            java.util.UUID.class)
        .setParameter("external", external)
        .getResultList()
        .isEmpty();
  }
}
