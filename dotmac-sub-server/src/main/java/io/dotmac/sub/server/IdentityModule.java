package io.dotmac.sub.server;

import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.api.identity.AuthResource;
import io.dotmac.sub.server.api.identity.PasswordResource;
import io.dotmac.sub.server.api.identity.RoleResource;
import io.dotmac.sub.server.api.identity.SessionResource;
import io.dotmac.sub.server.api.identity.UserCredentialResource;
import io.dotmac.sub.server.api.identity.key.ApiKeyResource;
import io.dotmac.sub.server.api.identity.me.MeResource;
import io.dotmac.sub.server.api.identity.me.MyMfaMethodResource;
import io.dotmac.sub.server.api.identity.mfa.MfaMethodResource;
import io.dotmac.sub.server.api.identity.mfa.MfaResource;
import io.dotmac.sub.server.api.identity.sso.SsoProviderResource;
import io.dotmac.sub.server.outbound.OutboundClient;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.Authentication;
import io.dotmac.sub.server.security.IdentityServices;
import io.dotmac.sub.server.security.Login;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.Sessions;
import io.dotmac.sub.server.security.TokenKit;
import io.dotmac.sub.server.security.account.AccountMail;
import io.dotmac.sub.server.security.account.AfterAnswer;
import io.dotmac.sub.server.security.account.CodeSender;
import io.dotmac.sub.server.security.account.Impersonation;
import io.dotmac.sub.server.security.account.KeyMaker;
import io.dotmac.sub.server.security.account.OwnAccount;
import io.dotmac.sub.server.security.account.PasswordLinks;
import io.dotmac.sub.server.security.account.RoleAdmin;
import io.dotmac.sub.server.security.account.SecondProofs;
import io.dotmac.sub.server.security.account.UserAdmin;
import io.dotmac.sub.server.security.password.PasswordChecks;
import io.dotmac.sub.server.security.password.Passwords;
import io.dotmac.sub.server.security.password.PasswordsElsewhere;
import io.dotmac.sub.server.security.sso.OidcWire;
import io.dotmac.sub.server.security.sso.SsoAdmin;
import io.dotmac.sub.server.security.sso.SsoSignIn;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.admin.form.ImpersonationResource;
import io.dotmac.sub.server.web.admin.sso.SsoPageResource;
import io.dotmac.sub.server.web.admin.user.KeyPageResource;
import io.dotmac.sub.server.web.admin.user.LoginSessionResource;
import io.dotmac.sub.server.web.admin.user.RolePageResource;
import io.dotmac.sub.server.web.admin.user.UserResource;
import io.dotmac.sub.server.web.auth.ImpersonationEndResource;
import io.dotmac.sub.server.web.auth.LinkRequestResource;
import io.dotmac.sub.server.web.auth.LoginResource;
import io.dotmac.sub.server.web.auth.MfaAddressResource;
import io.dotmac.sub.server.web.auth.MfaSetupResource;
import io.dotmac.sub.server.web.auth.MfaVerifyResource;
import io.dotmac.sub.server.web.auth.NewPasswordResource;
import io.dotmac.sub.server.web.auth.SecurityResource;
import io.dotmac.sub.server.web.auth.SsoResource;
import java.util.List;

/** Who may come in: the services behind logins, and the routes about them. */
final class IdentityModule {
  private final Database db;
  private final SessionCookies cookies;
  private final IdentityServices identity = IdentityServices.create();
  private final TokenKit tokens;
  private final Authentication authentication;
  private final Mfa mfa;
  private final Accounts accounts;
  private final Login login;
  private final PasswordLinks links;
  private final OwnAccount own;
  private final UserAdmin users;
  private final RoleAdmin roles = new RoleAdmin();
  private final KeyMaker keys;
  private final Impersonation impersonation;
  private final SecondProofs proofs;
  private final SsoSignIn sso;
  private final SsoAdmin ssoAdmin;

  /** What takes links and codes to people. */
  record Messengers(AccountMail mail, CodeSender codes) {}

  /**
   * Makes them.
   *
   * @param messengers take links and codes to people
   * @param elsewhere who keeps passwords besides this installation
   * @param oidc asks providers of single sign-on
   */
  IdentityModule(
      Installation installation,
      SessionCookies cookies,
      Messengers messengers,
      PasswordsElsewhere elsewhere,
      OutboundClient oidc) {
    this.db = installation.db();
    this.cookies = cookies;
    this.tokens = TokenKit.of(installation.keys(), db.clock());
    this.authentication = new Authentication(db, identity, tokens, cookies);
    this.mfa = new Mfa(installation.keys());
    Passwords passwords = new Passwords();
    PasswordChecks checks = new PasswordChecks(passwords, elsewhere);
    this.accounts = new Accounts(identity, passwords);
    Sessions sessions = new Sessions(db, tokens, authentication);
    this.impersonation = new Impersonation(db, tokens, sessions);
    this.login = new Login(db, identity, tokens, checks, sessions, mfa);
    OidcWire wire = new OidcWire(oidc, db.clock());
    this.sso = new SsoSignIn(db, installation.secrets(), wire, login);
    this.ssoAdmin = new SsoAdmin(db, installation.secrets(), oidc.targets(), wire);
    this.own = new OwnAccount(db, login, accounts, mfa);
    PasswordLinks.Services services =
        new PasswordLinks.Services(db, accounts, tokens.account(), sessions, mfa);
    AfterAnswer later = new AfterAnswer();
    this.links = new PasswordLinks(services, messengers.mail(), later);
    this.proofs = new SecondProofs(db, login, mfa, messengers.codes(), later);
    this.users = new UserAdmin(services, links, checks);
    this.keys = new KeyMaker(db, tokens.keys(), identity.principals());
  }

  Authentication authentication() {
    return authentication;
  }

  TokenKit tokens() {
    return tokens;
  }

  /** The pages about users, roles, keys, and one's own account. */
  List<Object> pages(Renderer renderer) {
    Portal portal = new Portal(db, renderer);
    return List.of(
        new LoginResource(login, links, sso, cookies, renderer),
        new SsoResource(sso, cookies, renderer),
        new LinkRequestResource(links, cookies, renderer),
        new NewPasswordResource(links, cookies, renderer),
        new MfaVerifyResource(login, proofs, cookies, renderer),
        new MfaSetupResource(db, proofs, own, mfa, renderer),
        new MfaAddressResource(db, proofs, own, mfa, renderer),
        new SecurityResource(db, own, mfa, proofs, renderer),
        new UserResource(portal, db, users, cookies),
        new RolePageResource(portal, db, roles),
        new LoginSessionResource(portal, users),
        new KeyPageResource(portal, keys),
        new SsoPageResource(portal, db, ssoAdmin, cookies),
        new ImpersonationResource(portal, impersonation, cookies),
        new ImpersonationEndResource(impersonation, cookies));
  }

  /** The routes. */
  List<Object> resources() {
    return List.of(
        new AuthResource(login),
        new PasswordResource(links, cookies),
        new MeResource(db, own),
        new MfaResource(db, login, mfa, proofs),
        new MyMfaMethodResource(proofs),
        new MfaMethodResource(db, mfa),
        new ApiKeyResource(db, keys),
        new SsoProviderResource(db, ssoAdmin),
        new UserCredentialResource(db, accounts, users, cookies),
        new SessionResource(db, login),
        new RoleResource(db, identity.roles(), roles));
  }
}
