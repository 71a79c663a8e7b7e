package io.dotmac.sub.server.security.sso;

import io.dotmac.sub.core.identity.role.Permissions;
import io.dotmac.sub.core.identity.sso.SsoProvider;
import io.dotmac.sub.core.identity.sso.SsoProviderId;
import io.dotmac.sub.core.identity.sso.SsoProviderTerms;
import io.dotmac.sub.core.identity.sso.SsoProviders;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.webhook.target.TargetRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What administrators do about providers; the same for the API and for pages. A provider can say
 * that somebody is anybody, so that only who may do everything decides whose word counts.
 */
public final class SsoAdmin {
  private final Database db;
  private final SsoProviders providers;
  private final TargetRules targets;
  private final OidcWire wire;

  public SsoAdmin(Database db, SecretBox secrets, TargetRules targets, OidcWire wire) {
    this.db = db;
    this.providers = new SsoProviders(secrets);
    this.targets = targets;
    this.wire = wire;
  }

  /** Adds one. */
  public SsoProvider create(Tx tx, SsoProviderTerms terms, @Nullable String clientSecret) {
    requireAll(tx);
    SsoProvider made = providers.create(tx, terms, clientSecret);
    requireTarget(terms);
    return made;
  }

  /** Changes one; without a new secret it keeps the old one. */
  public SsoProvider update(
      Tx tx, SsoProviderId id, SsoProviderTerms terms, @Nullable String clientSecret) {
    requireAll(tx);
    SsoProvider changed = providers.update(tx, id, terms, clientSecret);
    requireTarget(terms);
    return changed;
  }

  /** Nobody comes in by it any more. */
  public void deactivate(Tx tx, SsoProviderId id) {
    requireAll(tx);
    providers.deactivate(tx, id);
  }

  /** The one of that id. */
  public SsoProvider require(Tx tx, SsoProviderId id) {
    return providers.require(tx, id);
  }

  /** Asks a provider for its configuration and keys; why it cannot be used, if it cannot. */
  public Optional<String> trouble(Caller caller, SsoProviderId id) {
    String issuer = db.inTx(caller, tx -> providers.require(tx, id).terms().issuer());
    return wire.trouble(issuer);
  }

  private static void requireAll(Tx tx) {
    if (!tx.caller().may(Permissions.ALL)) {
      throw Problem.forbidden(
          "a provider of single sign-on can let in everybody: only who may do everything sets one"
              + " up");
    }
  }

  private void requireTarget(SsoProviderTerms terms) {
    targets.flaw(terms.issuer()).ifPresent(flaw -> {
      throw Problem.invalid("/issuer", "target", flaw);
    });
  }
}
