package io.dotmac.sub.core.access.realm;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import java.nio.charset.StandardCharsets;

/** The servers of realms and the secrets shared with them; a secret is never given back. */
public final class RadiusHomeServers {
  /** How many a realm may have. */
  public static final int MOST = 8;

  /** All of them; staff only. */
  public static final Listing<RadiusHomeServer> LISTING = Listing.of(RadiusHomeServer.class)
      .filter("realm_id", "e.terms.realmId.value = :realm_id", Id::parse)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("priority", "e.terms.priority")
      .defaultSort("priority");

  private final SecretBox secrets;

  /** Seals secrets with {@code secrets}. */
  public RadiusHomeServers(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** Records a new one; a wrong value is an invalid-input problem that names it. */
  public RadiusHomeServer create(Tx tx, RadiusHomeServerTerms terms, String secret) {
    Checks checks = new Checks();
    terms.check(tx, checks);
    secret(checks, secret);
    checks.rule(
        terms.realmId() == null || count(tx, terms.realmId()) < MOST,
        "/realm_id",
        "too_many",
        "a realm has at most " + MOST + " servers");
    checks.done();
    RadiusHomeServer created = new RadiusHomeServer(terms, secrets.encrypt(secret));
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public RadiusHomeServer require(Tx tx, RadiusHomeServerId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited beside the secret. */
  public RadiusHomeServer update(Tx tx, RadiusHomeServerId id, RadiusHomeServerTerms terms) {
    RadiusHomeServer found = require(tx, id);
    Checks checks = new Checks();
    terms.check(tx, checks);
    checks.done();
    found.change(terms);
    return found;
  }

  /** Another secret, from now on. */
  public RadiusHomeServer replaceSecret(Tx tx, RadiusHomeServerId id, String secret) {
    Checks checks = new Checks();
    secret(checks, secret);
    checks.done();
    RadiusHomeServer found = require(tx, id);
    found.replaceSecret(secrets.encrypt(secret));
    return found;
  }

  /** It is asked no more. */
  public RadiusHomeServer deactivate(Tx tx, RadiusHomeServerId id) {
    RadiusHomeServer found = require(tx, id);
    found.deactivate();
    return found;
  }

  private static long count(Tx tx, RadiusRealmId realm) {
    return tx.session()
        .createSelectionQuery(
            "select count(e) from RadiusHomeServer e where e.active"
                + " and e.terms.realmId.value = :realm",
            Long.class)
        .setParameter("realm", realm.value())
        .getSingleResult();
  }

  private static void secret(Checks checks, String secret) {
    int octets = secret.getBytes(StandardCharsets.UTF_8).length;
    checks.rule(
        octets >= 8 && octets <= 253,
        "/shared_secret",
        "range",
        "a secret of 8 to 253 octets was expected");
  }
}
