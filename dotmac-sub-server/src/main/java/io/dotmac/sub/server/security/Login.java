package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.AuthSettings;
import io.dotmac.sub.core.identity.login.SessionKind;
import io.dotmac.sub.core.identity.login.TokenPurpose;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.login.UserCredentialId;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.identity.mfa.MfaChallenge;
import io.dotmac.sub.core.identity.mfa.MfaMethod;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.security.password.PasswordChecks;
import io.dotmac.sub.server.security.password.PasswordProof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets people in by name and password, and by a second proof where one is set up.
 *
 * <p>A wrong password, an unknown name and a locked account look the same from outside, in words
 * and in time. The password is checked with no transaction open; the attempt is counted before, so
 * that a crowd of simultaneous guesses is no way around the lock. An address that fails too often,
 * whatever the names, is refused for a while.
 */
public final class Login {
  private static final Logger LOG = LoggerFactory.getLogger(Login.class);

  /** Attempts without success that an address has in a window. */
  static final int ADDRESS_ATTEMPTS = 20;

  static final Duration ADDRESS_WINDOW = Duration.ofMinutes(15);

  private static final Duration CHANGE_LIFETIME = Duration.ofMinutes(15);
  private static final Duration JUST_NOW = Duration.ofMinutes(10);

  private final Database db;
  private final IdentityServices identity;
  private final TokenKit tokens;
  private final PasswordProof proof;
  private final Sessions sessions;
  private final AddressBrake brake;
  private final Mfa mfa;

  public Login(
      Database db,
      IdentityServices identity,
      TokenKit tokens,
      PasswordChecks passwords,
      Sessions sessions,
      Mfa mfa) {
    this.mfa = mfa;
    this.sessions = sessions;
    this.db = db;
    this.identity = identity;
    this.tokens = tokens;
    this.proof = new PasswordProof(db, identity.logins(), passwords);
    this.brake = new AddressBrake(db.clock(), ADDRESS_ATTEMPTS, ADDRESS_WINDOW);
  }

  /**
   * From where somebody signs in.
   *
   * @param device the token of a device that was remembered
   * @param voucher the provider of single sign-on that vouches for them
   */
  public record Client(
      @Nullable String address,
      @Nullable String agent,
      @Nullable String device,
      @Nullable UUID voucher) {
    /** A device that nobody asked to remember. */
    public Client(@Nullable String address, @Nullable String agent) {
      this(address, agent, null, null);
    }

    Client vouchedBy(@Nullable UUID provider) {
      return new Client(address, agent, device, provider);
    }
  }

  /**
   * What a browser gets.
   *
   * @param cookie the text of its session cookie
   * @param realm decides which portal to show
   * @param device what a device that is to be remembered keeps; absent when it is not
   */
  public record PortalLogin(
      String cookie, Realm realm, @Nullable String device) {}

  /**
   * Whose login it is.
   *
   * @param voucher who vouched for them; absent when it was a password
   * @param challenge absent when no second proof is needed
   */
  private record Known(
      PrincipalId principal,
      UserCredentialId credential,
      Realm realm,
      boolean mustChangePassword,
      @Nullable UUID voucher,
      @Nullable Challenge challenge) {
    static Known of(Principal principal, UserCredential credential, @Nullable UUID voucher) {
      return new Known(
          principal.id(),
          credential.id(),
          principal.realm(),
          voucher == null && credential.mustChangePassword(),
          voucher,
          null);
    }

    Known with(@Nullable Challenge newChallenge) {
      return new Known(principal, credential, realm, mustChangePassword, voucher, newChallenge);
    }
  }

  /** A code that is awaited, and how it may be given. */
  private record Challenge(String token, List<String> ways) {}

  /** What they open. */
  public Sessions sessions() {
    return sessions;
  }

  /** Signs a program in. */
  public Attempt<Sessions.ApiLogin> api(
      TenantId tenant, String username, String password, Client client) {
    Optional<Known> known = check(tenant, username, password, client, SessionKind.API);
    return attempt(tenant, known, (tx, who) -> sessions.openApi(tx, who.principal(), client));
  }

  /** Signs a browser in, always with a new session. */
  public Attempt<PortalLogin> portal(
      TenantId tenant, String username, String password, Client client) {
    Optional<Known> known = check(tenant, username, password, client, SessionKind.PORTAL);
    return attempt(tenant, known, (tx, who) -> enter(tx, who, client, false));
  }

  /**
   * Signs a browser in whom a provider vouches for. A lock, a deactivated account and a second
   * proof count as with a password; a password that has to be changed does not, as none is used.
   */
  public Attempt<PortalLogin> vouched(Tx tx, UserCredential found, Client client, Voucher voucher) {
    UserCredential credential = tx.lock(UserCredential.class, found.id());
    Principal principal = tx.require(Principal.class, credential.principal());
    Client vouched = client.vouchedBy(voucher.provider());
    Instant now = tx.systemNow();
    if (!principal.isActive() || !credential.isActive() || credential.isLocked(now)) {
      LOG.info("login refused: locked or inactive user, vouched for");
      return refused();
    }
    Challenge challenge =
        voucher.proven() ? null : challenge(tx, credential, vouched, SessionKind.PORTAL);
    if (challenge != null) {
      return new Attempt.SecondProof<>(challenge.token(), challenge.ways());
    }
    credential.succeeded(now);
    LOG.info("login of principal {}, vouched for", principal.id());
    Known known = Known.of(principal, credential, voucher.provider());
    return new Attempt.Entered<>(enter(tx, known, client, false));
  }

  /**
   * What vouches for somebody.
   *
   * @param proven whether a second proof was asked for there, and that counts
   */
  public record Voucher(UUID provider, boolean proven) {}

  /** Finishes the login of a program by its code; refused when that, or the time, is not right. */
  public Attempt<Sessions.ApiLogin> verifyApi(
      TenantId tenant, String challenge, String code, Client client) {
    return verify(
        tenant,
        client,
        tx -> passed(tx, SessionKind.API, challenge, code),
        (tx, who) -> sessions.openApi(tx, who.principal(), client));
  }

  /** Finishes the login of a browser, which is not asked again if it is to be remembered. */
  public Attempt<PortalLogin> verifyPortal(
      TenantId tenant, String challenge, String code, boolean remember, Client client) {
    return verify(
        tenant,
        client,
        tx -> passed(tx, SessionKind.PORTAL, challenge, code),
        (tx, who) -> enter(tx, who, client, remember));
  }

  /**
   * Whether it is really this principal who asks, by password and, where that is on, by code.
   * Counted as a login is, so that a session that was left open is no place for guessing. Somebody
   * who has no password anywhere has to have signed in just now.
   */
  public boolean isReally(TenantId tenant, PrincipalId principal, String password, String code) {
    Optional<UserCredential> found = db.inTx(
        tenant,
        tx -> identity.logins().of(tx, principal).stream()
            .filter(UserCredential::isActive)
            .findFirst());
    if (found.isPresent() && !PasswordChecks.isKept(found.get())) {
      return db.inTx(tenant, tx -> hasJustSignedIn(tx, found.get()) && proven(tx, principal, code));
    }
    String username = found.map(UserCredential::username).orElse("");
    return proof.of(tenant, username, password).isPresent()
        && db.inTx(tenant, tx -> {
          UserCredential credential = identity.logins().lock(tx, username).orElseThrow();
          boolean right = proven(tx, principal, code);
          if (right) {
            credential.succeeded(tx.systemNow());
          }
          return right;
        });
  }

  private static boolean hasJustSignedIn(Tx tx, UserCredential credential) {
    Instant since = tx.systemNow().minus(JUST_NOW);
    return credential.lastLoginAt().filter(since::isBefore).isPresent();
  }

  private boolean proven(Tx tx, PrincipalId principal, String code) {
    return !mfa.isOn(tx, principal) || mfa.verify(tx, principal, code);
  }

  private static <T> Attempt<T> refused() {
    return new Attempt.Refused<>();
  }

  private <T> Attempt<T> attempt(
      TenantId tenant, Optional<Known> known, BiFunction<Tx, Known, T> open) {
    if (known.isEmpty()) {
      return refused();
    }
    Challenge challenge = known.get().challenge();
    return challenge == null
        ? db.inTx(tenant, tx -> open(tx, known.get(), open))
        : new Attempt.SecondProof<>(challenge.token(), challenge.ways());
  }

  private <T> Attempt<T> verify(
      TenantId tenant,
      Client client,
      Function<Tx, Optional<Known>> check,
      BiFunction<Tx, Known, T> open) {
    brake(client);
    Optional<Attempt<T>> entered =
        db.inTx(tenant, tx -> check.apply(tx).map(who -> open(tx, who, open)));
    entered.ifPresent(in -> brake.succeeded(client.address()));
    return entered.orElseGet(Login::refused);
  }

  /** A session; or, where the password must be changed first, the token to change it with. */
  private <T> Attempt<T> open(Tx tx, Known known, BiFunction<Tx, Known, T> open) {
    return known.mustChangePassword()
        ? new Attempt.NewPassword<>(tokens
            .account()
            .issue(tx, known.credential(), TokenPurpose.CHANGE, CHANGE_LIFETIME)
            .token())
        : new Attempt.Entered<>(open.apply(tx, known));
  }

  /** Whose challenge was passed; the try is counted, and kept, also when it was not. */
  private Optional<Known> passed(Tx tx, SessionKind kind, String token, String code) {
    Instant now = tx.systemNow();
    Optional<MfaChallenge> found = mfa.lockChallenge(tx, token)
        .filter(challenge -> challenge.kind() == kind)
        .filter(challenge -> challenge.attempt(now));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    UserCredential credential = tx.lock(UserCredential.class, found.get().credential());
    Principal principal = tx.require(Principal.class, credential.principal());
    if (!principal.isActive()
        || !credential.beginAttempt(AuthSettings.lockRule(tx), now)
        || !mfa.verify(tx, principal.id(), found.get().id(), code)) {
      LOG.info("login refused: wrong code");
      return Optional.empty();
    }
    found.get().pass(now);
    credential.succeeded(now);
    LOG.info("login of principal {}, with a second proof", principal.id());
    return Optional.of(Known.of(principal, credential, found.get().ssoProvider().orElse(null)));
  }

  private PortalLogin enter(Tx tx, Known known, Client client, boolean remember) {
    String device = remember ? mfa.remember(tx, known.principal()) : null;
    Client from = client.vouchedBy(known.voucher());
    String cookie = sessions.openPortal(tx, known.principal(), known.realm(), from);
    return new PortalLogin(cookie, known.realm(), device);
  }

  /** Counts an attempt of an address, and refuses one that has failed too often. */
  public void brake(Client client) {
    Duration wait = brake.begin(client.address());
    if (!wait.isZero()) {
      LOG.info("login refused: too many attempts from {}", client.address());
      throw new ProblemException(new Problem.TooMany(
          "too_many_logins",
          "too many failed logins from your address: wait " + (wait.toMinutes() + 1) + " minutes",
          wait.toSeconds() + 1));
    }
  }

  /** Takes the attempt of an address back that turned out well. */
  public void unbrake(Client client) {
    brake.succeeded(client.address());
  }

  private Optional<Known> check(
      TenantId tenant, String username, String password, Client client, SessionKind kind) {
    brake(client);
    Optional<Known> known =
        check(tenant, username, password, (tx, it) -> challenge(tx, it, client, kind));
    known.ifPresent(one -> brake.succeeded(client.address()));
    return known;
  }

  /** The challenge of a login that needs a second proof; absent when it does not. */
  private @Nullable Challenge challenge(
      Tx tx, UserCredential credential, Client client, SessionKind kind) {
    PrincipalId principal = credential.principal();
    boolean remembered =
        client.device() != null && mfa.isRemembered(tx, principal, client.device());
    List<MfaMethod> methods = remembered ? List.of() : mfa.of(tx, principal);
    return methods.isEmpty()
        ? null
        : new Challenge(
            mfa.challenge(tx, credential.id(), kind, client.voucher()),
            methods.stream()
                .map(method -> WireName.of(method.type()))
                .distinct()
                .toList());
  }

  private Optional<Known> check(
      TenantId tenant, String username, String password, Challenger challenger) {
    return proof
        .of(tenant, username, password)
        .flatMap(
            proved -> db.inTx(tenant, tx -> succeed(tx, username, proved.renewed(), challenger)));
  }

  private Optional<Known> succeed(
      Tx tx, String username, @Nullable String renewed, Challenger challenger) {
    UserCredential credential = identity.logins().lock(tx, username).orElseThrow();
    Principal principal = tx.require(Principal.class, credential.principal());
    if (!principal.isActive() || !credential.isActive()) {
      return Optional.empty();
    }
    if (renewed != null) {
      credential.rehash(renewed);
    }
    Challenge challenge = challenger.challenge(tx, credential);
    if (challenge == null) {
      // With a second proof to come the count goes on: a known password is no way to more guesses.
      credential.succeeded(tx.systemNow());
      LOG.info("login of principal {}", principal.id());
    }
    return Optional.of(Known.of(principal, credential, null).with(challenge));
  }

  private interface Challenger {
    @Nullable
    Challenge challenge(Tx tx, UserCredential credential);
  }
}
