package io.dotmac.sub.core.identity.sso;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Providers and their secrets, which are shown to nobody. */
public final class SsoProviders {
  /** All of them; staff only. */
  public static final Listing<SsoProvider> LISTING = Listing.of(SsoProvider.class)
      .filter("is_active", "e.terms.isActive = :is_active", Parsers::flag)
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.terms.name) like :q or lower(e.terms.issuer) like :q")
      .defaultSort("name");

  private static final int LONGEST_SECRET = 1_000;

  private final SecretBox secrets;

  /** Seals the secrets of clients with {@code secrets}. */
  public SsoProviders(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** Adds one; without a secret PKCE alone proves who asks for tokens. */
  public SsoProvider create(Tx tx, SsoProviderTerms terms, @Nullable String clientSecret) {
    terms.check();
    SsoProvider made = new SsoProvider(terms, clientSecret == null ? null : seal(clientSecret));
    tx.save(made);
    return made;
  }

  /** The one of that id. */
  public SsoProvider require(Tx tx, SsoProviderId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited, and the secret if there is a new one. */
  public SsoProvider update(
      Tx tx, SsoProviderId id, SsoProviderTerms terms, @Nullable String clientSecret) {
    terms.check();
    SsoProvider provider = require(tx, id);
    provider.change(terms);
    if (clientSecret != null) {
      provider.seal(seal(clientSecret));
    }
    return provider;
  }

  /** Nobody comes in by it any more. Sessions that are open stay open. */
  public void deactivate(Tx tx, SsoProviderId id) {
    SsoProvider provider = require(tx, id);
    provider.change(provider.terms().active(false));
  }

  /** Those in use, as the login page shows them. */
  public List<SsoProvider> active(Tx tx) {
    return tx.session()
        .createSelectionQuery(
            "from SsoProvider p where p.terms.isActive order by lower(p.terms.name), p.id.value",
            SsoProvider.class)
        .getResultList();
  }

  /** The one of that id, if it is in use. */
  public Optional<SsoProvider> active(Tx tx, SsoProviderId id) {
    return tx.find(SsoProvider.class, id).filter(provider -> provider.terms().isActive());
  }

  /** The secret of its client, opened, to be sent to the provider and nowhere else. */
  public Optional<String> secret(SsoProvider provider) {
    return provider.clientSecretSealed().map(secrets::decrypt);
  }

  private String seal(String clientSecret) {
    new Checks().required("/client_secret", clientSecret, LONGEST_SECRET).done();
    return secrets.encrypt(clientSecret);
  }
}
