package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How devices let themselves be asked. */
public final class SnmpCredentials {
  /** All of them, by name; staff only. */
  public static final Listing<SnmpCredential> LISTING = Listing.of(SnmpCredential.class)
      .filter("is_active", "e.terms.isActive = :is_active", Parsers::flag)
      .filter(
          "snmp_version",
          "e.terms.snmpVersion = :snmp_version",
          text -> WireName.parse(SnmpVersion.class, text))
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.terms.name) like :q escape '\\'")
      .defaultSort("name");

  /** The entities and columns of this package, for the session factory. */
  public static final List<Class<?>> ENTITIES = List.of(
      SnmpCredential.class,
      SnmpVersion.Column.class,
      SnmpAuthProtocol.Column.class,
      SnmpPrivProtocol.Column.class);

  private final SecretBox box;

  /** Seals secrets with {@code box}. */
  public SnmpCredentials(SecretBox box) {
    this.box = box;
  }

  /** Secrets to be set; absent: they stay as they are. */
  public record Secrets(
      @Nullable String community,
      @Nullable String authSecret,
      @Nullable String privSecret) {
    private static final int SHORTEST_PHRASE = 8;

    private void check(Checks checks) {
      checks
          .text("/community", community, 200)
          .rule(
              community == null || !community.isEmpty(),
              "/community",
              "required",
              "a community is not empty");
      phrase(checks, "/auth_secret", authSecret);
      phrase(checks, "/priv_secret", privSecret);
    }

    private static void phrase(Checks checks, String pointer, @Nullable String phrase) {
      // RFC 3414 11.2: shorter ones are guessed from what is overheard.
      checks
          .text(pointer, phrase, 200)
          .rule(
              phrase == null || phrase.length() >= SHORTEST_PHRASE,
              pointer,
              "too_short",
              SHORTEST_PHRASE + " characters or more were expected");
    }

    @Override
    public String toString() {
      return "Secrets";
    }
  }

  /** Adds one. */
  public SnmpCredential create(Tx tx, SnmpTerms terms, Secrets secrets) {
    SnmpCredential credential = new SnmpCredential(terms);
    check(tx, credential, terms, secrets);
    seal(credential, secrets);
    tx.save(credential);
    return credential;
  }

  /** The one of that id. */
  public SnmpCredential require(Tx tx, SnmpCredentialId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public SnmpCredential update(Tx tx, SnmpCredentialId id, SnmpTerms terms, Secrets secrets) {
    SnmpCredential credential = require(tx, id);
    check(tx, credential, terms, secrets);
    credential.change(terms);
    seal(credential, secrets);
    return credential;
  }

  /** It is for no new device; those that have it keep it. */
  public void deactivate(Tx tx, SnmpCredentialId id) {
    SnmpCredential credential = require(tx, id);
    credential.change(credential.terms().active(false));
  }

  private void seal(SnmpCredential credential, Secrets secrets) {
    if (secrets.community() != null) {
      credential.community(box.encrypt(secrets.community()));
    }
    if (secrets.authSecret() != null) {
      credential.authSecret(box.encrypt(secrets.authSecret()));
    }
    if (secrets.privSecret() != null) {
      credential.privSecret(box.encrypt(secrets.privSecret()));
    }
  }

  private static void check(Tx tx, SnmpCredential credential, SnmpTerms terms, Secrets secrets) {
    Checks checks = terms.check();
    secrets.check(checks);
    needed(
        checks,
        "/community",
        terms.snmpVersion() != SnmpVersion.V3,
        credential.hasCommunity() || secrets.community() != null);
    needed(
        checks,
        "/auth_secret",
        terms.authProtocol() != SnmpAuthProtocol.NONE,
        credential.hasAuthSecret() || secrets.authSecret() != null);
    needed(
        checks,
        "/priv_secret",
        terms.privProtocol() != SnmpPrivProtocol.NONE,
        credential.hasPrivSecret() || secrets.privSecret() != null);
    boolean taken = terms.isActive()
        && tx
            .session()
            .createSelectionQuery(
                "from SnmpCredential e where e.terms.isActive = true"
                    + " and lower(e.terms.name) = lower(:name)",
                SnmpCredential.class)
            .setParameter("name", terms.name())
            .getResultList()
            .stream()
            .anyMatch(other -> !other.id().equals(credential.id()));
    checks
        .rule(!taken, "/name", "taken", "another active credential has that name")
        .done();
  }

  private static void needed(Checks checks, String pointer, boolean asked, boolean there) {
    checks.rule(!asked || there, pointer, "required", "a value was expected and none found");
  }
}
