package io.dotmac.sub.core.access.credential;

import io.dotmac.sub.core.access.nas.ConnectionType;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.References;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Access credentials: creates them one by one or by the thousand, changes secrets, ends them. */
public final class AccessCredentials {
  /** All a caller may see, the newest first. */
  public static final Listing<AccessCredential> LISTING = Listing.of(AccessCredential.class)
      .filter("username", "e.username = :username", text -> text)
      .filter("subscriber_id", "e.subscriber.value = :subscriber_id", Id::parse)
      .filter("subscription_id", "e.subscription.value = :subscription_id", Id::parse)
      .filter(
          "connection_type",
          "e.connectionType = :connection_type",
          text -> WireName.parse(ConnectionType.class, text))
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("username", "e.username")
      .sort("created_at", "e.createdAt")
      .search("lower(e.username) like :q")
      .own("e.subscriber.value = :own")
      .reseller("e.subscriber.value in (select s.id.value from Subscriber s"
          + " where s.reseller.value = :reseller)");

  private final SecretBox secrets;

  /** Seals secrets with {@code secrets}. */
  public AccessCredentials(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** Creates one; a wrong or taken value is an invalid-input problem that names it. */
  public AccessCredential create(Tx tx, NewCredential wanted) {
    Checks checks = new Checks();
    References.check(tx, checks, "/subscriber_id", Subscriber.class, wanted.subscriber());
    References.check(tx, checks, "/subscription_id", Subscription.class, wanted.subscription());
    CredentialChecks.check(checks, wanted);
    TakenPlaces.check(tx, checks, wanted);
    checks.rule(
        taken(tx, List.of(wanted.username())).isEmpty(),
        "/username",
        "taken",
        "another credential has the user name '" + wanted.username() + "'");
    checks.done();
    return save(tx, wanted);
  }

  /** Creates all, whose subscribers, services and free names the caller has made sure of. */
  public List<AccessCredential> createAll(Tx tx, List<NewCredential> wanted) {
    Checks checks = new Checks();
    for (int i = 0; i < wanted.size(); i++) {
      CredentialChecks.check(checks.below("/" + i), wanted.get(i));
    }
    checks.done();
    List<AccessCredential> created = new ArrayList<>(wanted.size());
    for (NewCredential one : wanted) {
      created.add(save(tx, one));
    }
    return created;
  }

  /** Which of these user names are taken. */
  public Set<String> taken(Tx tx, Collection<String> usernames) {
    if (usernames.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(tx.session()
        .createSelectionQuery(
            "select e.username from AccessCredential e where e.username in (:names)", String.class)
        .setParameterList("names", usernames)
        .getResultList());
  }

  /** The credential of that id, if the caller may see it. */
  public AccessCredential require(Tx tx, AccessCredentialId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited beside the secret. */
  public AccessCredential update(Tx tx, AccessCredentialId id, CredentialTerms terms) {
    AccessCredential credential = require(tx, id);
    Checks checks = new Checks();
    References.check(tx, checks, "/subscription_id", Subscription.class, terms.subscriptionId());
    CredentialChecks.check(tx, checks, terms);
    checks.rule(
        terms.username().equals(credential.username())
            || taken(tx, List.of(terms.username())).isEmpty(),
        "/username",
        "taken",
        "another credential has the user name '" + terms.username() + "'");
    TakenPlaces.check(tx, checks, id, terms);
    checks.done();
    credential.change(terms.withMac(CredentialChecks.canonicalMac(terms.macAddress())));
    return credential;
  }

  /** Replaces the secret; sessions that run are left alone. */
  public AccessCredential changeSecret(
      Tx tx, AccessCredentialId id, String secret, SecretKind kind) {
    new Checks().required("/secret", secret, 128).done();
    AccessCredential credential = require(tx, id);
    credential.replaceSecret(secrets.encrypt(secret), kind);
    return credential;
  }

  /** Nobody signs in with it any more. */
  public AccessCredential deactivate(Tx tx, AccessCredentialId id) {
    AccessCredential credential = require(tx, id);
    credential.deactivate();
    return credential;
  }

  /** Nobody signs in any more with what a service had; gives how many credentials that were. */
  public static int retire(Tx tx, SubscriptionId service) {
    List<AccessCredential> active = tx.session()
        .createSelectionQuery(
            "from AccessCredential e where e.subscription.value = :service and e.active = true",
            AccessCredential.class)
        .setParameter("service", service.value())
        .getResultList();
    active.forEach(AccessCredential::deactivate);
    return active.size();
  }

  /** It counts again. */
  public AccessCredential reactivate(Tx tx, AccessCredentialId id) {
    AccessCredential credential = require(tx, id);
    credential.reactivate();
    return credential;
  }

  private AccessCredential save(Tx tx, NewCredential wanted) {
    String secret = wanted.secret();
    AccessCredential credential = new AccessCredential(
        wanted,
        secret == null ? null : secrets.encrypt(secret),
        CredentialChecks.canonicalMac(wanted.macAddress()));
    tx.save(credential);
    return credential;
  }
}
