package io.dotmac.sub.core.identity.sso;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.login.AuthProvider;
import io.dotmac.sub.core.identity.login.Logins;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out who somebody is whom a provider has recognised. */
public final class SsoIdentities {
  private final Logins logins = new Logins();

  /**
   * Who it is: whom the subject means since an earlier time, else whom the provider's claim names,
   * else, where the provider may, somebody new without a role. From then on the subject counts.
   */
  public SsoMatch match(Tx tx, SsoProvider provider, SsoClaims claims) {
    SsoProviderTerms terms = provider.terms();
    boolean byEmail = terms.loginClaim() == LoginClaim.EMAIL;
    Optional<String> email = claims.usableEmail();
    if (byEmail && email.isEmpty()) {
      return new SsoMatch.Refused(SsoMatch.Reason.NO_EMAIL);
    }
    if (!terms.admits(email.orElse(""))) {
      return new SsoMatch.Refused(SsoMatch.Reason.DOMAIN);
    }
    Optional<UserCredential> linked = linked(tx, provider, claims.subject());
    if (linked.isPresent()) {
      return new SsoMatch.Known(linked.get());
    }
    String name = byEmail ? email.orElseThrow() : claims.subject();
    List<UserCredential> found = byEmail ? byEmail(tx, terms, name) : bySubject(tx, terms, name);
    if (found.size() > 1) {
      return new SsoMatch.Refused(SsoMatch.Reason.AMBIGUOUS);
    }
    return found.isEmpty()
        ? unknown(tx, provider, claims, name)
        : known(tx, provider, claims, found.get(0));
  }

  private static SsoMatch known(
      Tx tx, SsoProvider provider, SsoClaims claims, UserCredential credential) {
    boolean may = provider.terms().linksKnown() || credential.provider() == AuthProvider.SSO;
    return may
        ? new SsoMatch.Known(link(tx, provider, claims, credential))
        : new SsoMatch.Refused(SsoMatch.Reason.UNKNOWN);
  }

  private SsoMatch unknown(Tx tx, SsoProvider provider, SsoClaims claims, String name) {
    return provider.terms().createsStaff() && logins.find(tx, name).isEmpty()
        ? new SsoMatch.Made(link(tx, provider, claims, staff(tx, name, claims)))
        : new SsoMatch.Refused(SsoMatch.Reason.UNKNOWN);
  }

  /** Whom the subject means, as long as the provider lets people of that realm in. */
  private static Optional<UserCredential> linked(Tx tx, SsoProvider provider, String subject) {
    return tx.session()
        .createSelectionQuery(
            "select c from UserCredential c, SsoIdentity i, Principal p"
                + " where i.credential = c.id and p.id = c.principal and p.realm = :realm"
                + " and i.provider = :provider and i.subject = :subject",
            UserCredential.class)
        .setParameter("realm", provider.terms().realm())
        .setParameter("provider", provider.id())
        .setParameter("subject", subject)
        .uniqueResultOptional();
  }

  /** Whose address it is, as the principal has it or as the user name. */
  private static List<UserCredential> byEmail(Tx tx, SsoProviderTerms terms, String email) {
    return tx.session()
        .createSelectionQuery(
            "select c from UserCredential c, Principal p where p.id = c.principal"
                + " and p.realm = :realm and (lower(p.email) = :email or c.usernameKey = :email)"
                + " order by c.username",
            UserCredential.class)
        .setParameter("realm", terms.realm())
        .setParameter("email", email)
        .getResultList();
  }

  private static List<UserCredential> bySubject(Tx tx, SsoProviderTerms terms, String subject) {
    return tx.session()
        .createSelectionQuery(
            "select c from UserCredential c, Principal p where p.id = c.principal"
                + " and p.realm = :realm and c.username = :subject and c.provider = :sso",
            UserCredential.class)
        .setParameter("realm", terms.realm())
        .setParameter("subject", subject)
        .setParameter("sso", AuthProvider.SSO)
        .getResultList();
  }

  private static UserCredential link(
      Tx tx, SsoProvider provider, SsoClaims claims, UserCredential credential) {
    tx.session().flush();
    tx.save(new SsoIdentity(provider.id(), claims.subject(), credential.id()));
    return credential;
  }

  private UserCredential staff(Tx tx, String username, SsoClaims claims) {
    Principal principal = Principal.staff(claims.nameOr(username))
        .contact(claims.usableEmail().orElse(null), Locale.ROOT);
    tx.save(principal);
    tx.session().flush();
    return logins.add(tx, UserCredential.elsewhere(principal.id(), username, AuthProvider.SSO));
  }
}
