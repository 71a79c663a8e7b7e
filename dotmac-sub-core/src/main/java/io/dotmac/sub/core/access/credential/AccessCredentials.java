package io.dotmac.sub.core.access.credential;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.References;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Access credentials: creates them one by one or by the thousand, changes secrets, ends them. */
public final class AccessCredentials {
  /** All a caller may see, the newest first. */
  public static final Listing<AccessCredential> LISTING =
      Listing.of(AccessCredential.class)
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
          .reseller(
              "e.subscriber.value in (select s.id.value from Subscriber s"
                  + " where s.reseller.value = :reseller)");

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}");
  private static final Pattern MAC = Pattern.compile("[0-9a-f]{12}");

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
    check(checks, wanted);
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
      check(checks.below("/" + i), wanted.get(i));
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
    return new HashSet<>(
        tx.session()
            .createSelectionQuery(
                "select e.username from AccessCredential e where e.username in (:names)",
                String.class)
            .setParameterList("names", usernames)
            .getResultList());
  }

  /** The credential of that id, if the caller may see it. */
  public AccessCredential require(Tx tx, AccessCredentialId id) {
    return LISTING.require(tx, id);
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

  /** It counts again. */
  public AccessCredential reactivate(Tx tx, AccessCredentialId id) {
    AccessCredential credential = require(tx, id);
    credential.reactivate();
    return credential;
  }

  private AccessCredential save(Tx tx, NewCredential wanted) {
    String secret = wanted.secret();
    AccessCredential credential =
        new AccessCredential(
            wanted,
            secret == null ? null : secrets.encrypt(secret),
            canonicalMac(wanted.macAddress()));
    tx.save(credential);
    return credential;
  }

  private static void check(Checks checks, NewCredential wanted) {
    String mac = wanted.macAddress();
    String ipv4 = wanted.ipv4Address();
    checks
        .required("/username", wanted.username(), 253)
        // RFC 2865 5.2: a User-Password has at most 128 octets.
        .text("/secret", wanted.secret(), 128)
        .rule(
            ipv4 == null || IPV4.matcher(ipv4).matches(),
            "/ipv4_address",
            "address",
            "an IPv4 address such as 100.64.0.7 was expected and '" + ipv4 + "' found")
        .rule(
            mac == null || MAC.matcher(digits(mac)).matches(),
            "/mac_address",
            "address",
            "a MAC address such as 4c:5e:0c:12:34:56 was expected and '" + mac + "' found");
  }

  /** Any of the usual spellings becomes {@code 4c:5e:0c:12:34:56}. */
  private static @Nullable String canonicalMac(@Nullable String mac) {
    return mac == null ? null : digits(mac).replaceAll("(..)(?!$)", "$1:");
  }

  private static String digits(String mac) {
    return mac.toLowerCase(Locale.ROOT).replaceAll("[:.\\- ]", "");
  }
}
