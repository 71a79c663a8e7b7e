package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.webhook.target.TargetRules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints and their secrets, which are shown once, when they are made. */
public final class WebhookEndpoints {
  /** All of them; staff only. */
  public static final Listing<WebhookEndpoint> LISTING = Listing.of(WebhookEndpoint.class)
      .filter("is_active", "e.terms.isActive = :is_active", Parsers::flag)
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.terms.name) like :q or lower(e.terms.url) like :q")
      .defaultSort("name");

  /** How long a secret is still used after it was replaced, unless asked otherwise. */
  public static final int OVERLAP_HOURS = 24;

  private static final int MOST_OVERLAP_HOURS = 168;

  private final SecretBox secrets;
  private final TargetRules targets;

  /** Seals with {@code secrets}; {@code targets} say what may be called. */
  public WebhookEndpoints(SecretBox secrets, TargetRules targets) {
    this.secrets = secrets;
    this.targets = targets;
  }

  /** An endpoint with the secret that was made for it. */
  public record Made(WebhookEndpoint endpoint, String secret) {}

  /** Adds one, with a secret of the caller's or a new one. */
  public Made create(Tx tx, WebhookEndpointTerms terms, @Nullable String secret) {
    terms.check(targets);
    String used = usable(secret);
    WebhookEndpoint endpoint = new WebhookEndpoint(terms);
    tx.save(endpoint);
    tx.save(new WebhookSecret(endpoint.id(), secrets.encrypt(used)));
    return new Made(endpoint, used);
  }

  /** The one of that id. */
  public WebhookEndpoint require(Tx tx, WebhookEndpointId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public WebhookEndpoint update(Tx tx, WebhookEndpointId id, WebhookEndpointTerms terms) {
    terms.check(targets);
    WebhookEndpoint endpoint = require(tx, id);
    endpoint.change(terms);
    return endpoint;
  }

  /** Nothing is sent to it any more; what waits is kept. */
  public void deactivate(Tx tx, WebhookEndpointId id) {
    WebhookEndpoint endpoint = require(tx, id);
    endpoint.change(endpoint.terms().active(false));
  }

  /**
   * Replaces the secret. For {@code overlapHours} messages are signed with both, so that a receiver
   * can be changed in between; a secret that was being replaced already ends now.
   */
  public Made rotate(
      Tx tx, WebhookEndpointId id, @Nullable String secret, @Nullable Integer overlapHours) {
    Checks checks = new Checks();
    checks.range("/overlap_hours", overlapHours, 0, MOST_OVERLAP_HOURS).done();
    WebhookEndpoint endpoint = tx.lock(WebhookEndpoint.class, require(tx, id).id());
    String used = usable(secret);
    int hours = overlapHours == null ? OVERLAP_HOURS : overlapHours;
    for (WebhookSecret old : secrets(tx, id)) {
      boolean replacedNow = old.expiresAt().isEmpty();
      old.expire(replacedNow ? tx.systemNow().plus(Duration.ofHours(hours)) : tx.systemNow());
    }
    // The index that allows one secret without an end sees the old one's first.
    tx.session().flush();
    tx.save(new WebhookSecret(id, secrets.encrypt(used)));
    return new Made(endpoint, used);
  }

  /** The secrets in use, the one that stays first. */
  public static List<WebhookSecret> secrets(Tx tx, WebhookEndpointId endpoint) {
    return tx.session()
        .createSelectionQuery(
            "from WebhookSecret e where e.endpointId = :endpoint"
                + " and (e.expiresAt is null or e.expiresAt > :now)"
                + " order by e.expiresAt desc nulls first",
            WebhookSecret.class)
        .setParameter("endpoint", endpoint.value())
        .setParameter("now", tx.systemNow())
        .getResultList();
  }

  private static String usable(@Nullable String secret) {
    if (secret == null) {
      return WebhookSignature.newSecret();
    }
    Checks checks = new Checks();
    WebhookSignature.flaw(secret).ifPresent(flaw -> checks.rule(false, "/secret", "format", flaw));
    checks.done();
    return secret;
  }
}
