package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.login.AccountTokens;
import io.dotmac.sub.core.identity.login.AuthProvider;
import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.login.UserCredentialId;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.Reseller;
import io.dotmac.sub.core.subscriber.ResellerId;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.password.PasswordChecks;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What administrators do about those who may sign in; the same for the API and for pages. */
public final class UserAdmin {
  private final Database db;
  private final Accounts accounts;
  private final PasswordLinks links;
  private final Mfa mfa;
  private final PasswordChecks checks;

  /**
   * Makes them.
   *
   * @param checks say whether passwords may be elsewhere
   */
  public UserAdmin(PasswordLinks.Services services, PasswordLinks links, PasswordChecks checks) {
    this.db = services.db();
    this.checks = checks;
    this.accounts = services.accounts();
    this.mfa = services.mfa();
    this.links = links;
  }

  /**
   * A link by which somebody sets their password.
   *
   * @param address works once: known now and never again; absent for who needs none here
   * @param expiresAt until when the link is good; absent without one
   */
  public record Link(
      UserCredentialId credential,
      String username,
      @Nullable URI address,
      @Nullable Instant expiresAt) {
    @Override
    public String toString() {
      return "Link[" + credential + "]";
    }
  }

  /** Makes an account whose owner sets the password, or proves elsewhere who they are. */
  public Link invite(Caller caller, Accounts.Invited invited, LinkPlace place) {
    return db.inTx(caller, tx -> {
      if (invited.subscriber() != null) {
        tx.require(Subscriber.class, new SubscriberId(invited.subscriber()));
      }
      if (invited.reseller() != null) {
        tx.require(Reseller.class, new ResellerId(invited.reseller()));
      }
      if (invited.provider() == AuthProvider.RADIUS && !checks.servedElsewhere(tx.tenantInfo())) {
        throw Problem.invalid(
            "/provider", "not_configured", "no RADIUS server that knows staff is set up here");
      }
      UserCredential made = accounts.invite(tx, invited);
      return made.isLocal()
          ? link(tx, made, place)
          : new Link(made.id(), made.username(), null, null);
    });
  }

  /** Ends the sessions, demands another password, and gives the link for it. */
  public Link reset(Caller caller, UserCredentialId id, LinkPlace place) {
    Link link = db.inTx(caller, tx -> {
      UserCredential credential = tx.lock(UserCredential.class, id);
      accounts.requireChange(tx, credential);
      return link(tx, credential, place);
    });
    links.forgetSessions();
    return link;
  }

  /** Ends logins and sessions of somebody. */
  public void deactivate(Caller caller, UserCredentialId id) {
    db.run(caller, tx -> accounts.deactivate(tx, tx.lock(UserCredential.class, id)));
    links.forgetSessions();
  }

  /** Lets somebody sign in again: after being deactivated, or locked by guesses. */
  public UserCredential activate(Caller caller, UserCredentialId id) {
    return db.inTx(caller, tx -> {
      UserCredential credential = tx.lock(UserCredential.class, id);
      accounts.activate(tx, credential);
      tx.session().flush();
      return credential;
    });
  }

  /** Ends the second proof of somebody who lost it. */
  public void resetMfa(Caller caller, UserCredentialId id) {
    db.run(caller, tx -> {
      Principal principal = principal(tx, id);
      accounts.requireNoMore(tx, principal);
      mfa.removeAll(tx, principal.id());
    });
  }

  /** Lets a member of staff hold these roles and no others. */
  public void assign(Caller caller, UserCredentialId id, List<String> roles) {
    db.run(caller, tx -> {
      Principal principal = principal(tx, id);
      if (principal.realm() != Realm.STAFF && principal.realm() != Realm.SERVICE) {
        throw Problem.conflict("no_staff", "only members of staff and programs hold roles");
      }
      if (principal.id().value().equals(caller.actor().id())) {
        throw Problem.conflict("own_roles", "nobody changes their own roles: ask a colleague");
      }
      accounts.assign(tx, principal, roles);
    });
    links.forgetSessions();
  }

  /** Ends a session of anybody. */
  public void endSession(Caller caller, LoginSessionId id) {
    db.run(caller, tx -> tx.lock(LoginSession.class, id).revoke(tx.systemNow()));
    links.forgetSessions();
  }

  private static Principal principal(Tx tx, UserCredentialId id) {
    return tx.require(Principal.class, tx.require(UserCredential.class, id).principal());
  }

  private Link link(Tx tx, UserCredential credential, LinkPlace place) {
    tx.session().flush();
    AccountTokens.Issued issued = links.handOut(tx, credential, place);
    URI address = place.link(PasswordLinks.purpose(credential), issued.token());
    return new Link(credential.id(), credential.username(), address, issued.expiresAt());
  }
}
