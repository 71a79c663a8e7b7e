package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.login.AccountToken;
import io.dotmac.sub.core.identity.login.AccountTokens;
import io.dotmac.sub.core.identity.login.AuthSettings;
import io.dotmac.sub.core.identity.login.TokenPurpose;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.AddressBrake;
import io.dotmac.sub.server.security.Sessions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets passwords by a link that works once: the first one, a forgotten one, one that has to be
 * changed. A new password ends all sessions and remembered devices; a second proof stays needed.
 *
 * <p>Who asks for a link is told nothing: looking the name up, and sending, happen after the
 * answer, so that neither its words nor its time say whether there is such an account.
 */
public final class PasswordLinks {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordLinks.class);

  /** The least time between two links that anybody can ask for. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final int ADDRESS_ATTEMPTS = 10;
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(15);

  private final Database db;
  private final Accounts accounts;
  private final AccountTokens tokens;
  private final Sessions sessions;
  private final AccountMail mail;
  private final Executor later;
  private final Mfa mfa;
  private final AddressBrake brake;

  /**
   * Sends by that mail.
   *
   * @param later what runs a task after the answer
   */
  public PasswordLinks(Services services, AccountMail mail, Executor later) {
    this.db = services.db();
    this.accounts = services.accounts();
    this.tokens = services.tokens();
    this.sessions = services.sessions();
    this.mfa = services.mfa();
    this.mail = mail;
    this.later = later;
    this.brake = new AddressBrake(db.clock(), ADDRESS_ATTEMPTS, ADDRESS_WINDOW);
  }

  /** What it works with. */
  public record Services(
      Database db, Accounts accounts, AccountTokens tokens, Sessions sessions, Mfa mfa) {}

  /**
   * Who asks for a link, without having said who they are.
   *
   * @param address from which the request comes
   * @param place where the link leads
   */
  public record Asking(TenantId tenant, String address, LinkPlace place) {}

  /** Sends a link to whoever has that user name, if anybody has; later, and without a word. */
  public void forgotten(Asking asking, String username) {
    brake(asking);
    later.execute(() -> send(asking.tenant(), tx -> forgotten(tx, username, asking.place())));
  }

  /**
   * Sends an invitation to the subscriber of that number, if the address is theirs and they have no
   * account; a new password if they have one.
   */
  public void register(Asking asking, String number, String email) {
    brake(asking);
    later.execute(() -> send(asking.tenant(), tx -> registered(tx, number, email, asking.place())));
  }

  /** Whether subscribers may make themselves an account. */
  public boolean isRegistrationOpen(TenantId tenant) {
    return db.inTx(tenant, tx -> Settings.get(tx, AuthSettings.REGISTRATION));
  }

  /** A link to be handed to its owner in person, who also gets it by mail where that is set up. */
  public AccountTokens.Issued handOut(Tx tx, UserCredential credential, LinkPlace place) {
    TokenPurpose purpose = purpose(credential);
    AccountTokens.Issued issued = issue(tx, credential, purpose);
    message(tx, credential, purpose, issued, place)
        .ifPresent(message -> tx.afterCommit(() -> later.execute(() -> mail.send(message))));
    return issued;
  }

  /** Sessions that were ended count at once on this node, on others within three seconds. */
  void forgetSessions() {
    sessions.forget();
  }

  /** What a link for that credential is for. */
  public static TokenPurpose purpose(UserCredential credential) {
    return credential.passwordHash().isPresent() ? TokenPurpose.RESET : TokenPurpose.INVITATION;
  }

  /** What a link that was followed would do, and for whom. */
  public record Followed(TokenPurpose purpose, String username) {}

  /** What a link would do; empty when it is not valid any more. */
  public Optional<Followed> followed(TenantId tenant, String token) {
    return db.inTx(
        tenant,
        tx -> tokens
            .find(tx, token)
            .map(found -> new Followed(
                found.purpose(),
                tx.require(UserCredential.class, found.credential()).username())));
  }

  /** Sets the password of a link; false when that is not valid, or was used meanwhile. */
  public boolean set(TenantId tenant, String token, String password) {
    Optional<Followed> followed = followed(tenant, token);
    if (followed.isEmpty()) {
      return false;
    }
    String hash = accounts.hash(followed.get().username(), password);
    boolean set = db.inTx(tenant, tx -> set(tx, token, hash));
    sessions.forget();
    return set;
  }

  private void brake(Asking asking) {
    Duration wait = brake.begin(asking.address());
    if (!wait.isZero()) {
      throw new ProblemException(new Problem.TooMany(
          "too_many_links",
          "too many links were asked for from your address: wait",
          wait.toSeconds() + 1));
    }
  }

  private boolean set(Tx tx, String token, String hash) {
    Optional<AccountToken> found = tokens.lock(tx, token);
    if (found.isEmpty()) {
      return false;
    }
    UserCredential credential = tx.lock(UserCredential.class, found.get().credential());
    if (!credential.isActive()) {
      return false;
    }
    tokens.end(tx, credential.id());
    accounts.setPassword(tx, credential, hash);
    mfa.forgetDevices(tx, credential.principal());
    LOG.info("password of principal {} set by a link", credential.principal());
    return true;
  }

  private Optional<AccountMessage> forgotten(Tx tx, String username, LinkPlace place) {
    return accounts
        .find(tx, username)
        .filter(UserCredential::isActive)
        .filter(UserCredential::isLocal)
        .filter(
            credential -> tx.require(Principal.class, credential.principal()).isActive())
        .filter(credential -> email(tx, credential).isPresent())
        .filter(credential ->
            !tokens.issuedSince(tx, credential.id(), tx.systemNow().minus(PAUSE)))
        .flatMap(credential -> {
          TokenPurpose purpose = purpose(credential);
          return message(tx, credential, purpose, issue(tx, credential, purpose), place);
        });
  }

  private Optional<AccountMessage> registered(Tx tx, String number, String email, LinkPlace place) {
    if (!Settings.get(tx, AuthSettings.REGISTRATION)) {
      return Optional.empty();
    }
    return new Registration(accounts)
        .of(tx, number, email)
        .flatMap(credential -> forgotten(tx, credential.username(), place));
  }

  private AccountTokens.Issued issue(Tx tx, UserCredential credential, TokenPurpose purpose) {
    Duration lifetime = purpose == TokenPurpose.INVITATION
        ? Duration.ofHours(Settings.get(tx, AuthSettings.INVITATION_HOURS))
        : Duration.ofMinutes(Settings.get(tx, AuthSettings.RESET_MINUTES));
    return tokens.issue(tx, credential.id(), purpose, lifetime);
  }

  private void send(TenantId tenant, Function<Tx, Optional<AccountMessage>> make) {
    db.inTx(tenant, make).ifPresent(mail::send);
  }

  private static Optional<AccountMessage> message(
      Tx tx,
      UserCredential credential,
      TokenPurpose purpose,
      AccountTokens.Issued issued,
      LinkPlace place) {
    Principal principal = tx.require(Principal.class, credential.principal());
    return email(tx, credential)
        .map(to -> new AccountMessage(
            tx.tenant(),
            principal.id(),
            purpose,
            to,
            principal.name(),
            principal.locale().getLanguage().isEmpty()
                ? tx.tenantInfo().locale()
                : principal.locale(),
            place.link(purpose, issued.token()),
            issued.expiresAt()));
  }

  /** Where its owner reads mail: as the principal says, else as the subscriber does. */
  private static Optional<String> email(Tx tx, UserCredential credential) {
    Principal principal = tx.require(Principal.class, credential.principal());
    return principal
        .email()
        .or(() -> principal
            .subscriber()
            .flatMap(id -> tx.find(Subscriber.class, new SubscriberId(id)))
            .map(subscriber -> subscriber.person().email()));
  }
}
