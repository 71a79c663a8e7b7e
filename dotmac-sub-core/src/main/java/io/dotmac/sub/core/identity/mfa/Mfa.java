package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.SessionKind;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.login.UserCredentialId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.secret.TokenHash;
import io.dotmac.sub.core.tx.Tx;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Sets the second proof up, asks for it and checks it. */
public final class Mfa {
  /** How long a device is remembered. */
  public static final Duration REMEMBERED = Duration.ofDays(30);

  private static final int SEED_BYTES = 20;
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_BYTES = 10;
  private static final int GROUP = 4;

  private final SecretBox secrets;
  private final TokenHash recovery;
  private final TokenHash devices;
  private final TokenHash challenges;
  private final SentCodes sent;

  /** Seals seeds, and fingerprints what is only ever compared, with keys of that ring. */
  public Mfa(Keyring keys) {
    this.secrets = new SecretBox(keys);
    this.recovery = new TokenHash(keys, "recovery-code");
    this.devices = new TokenHash(keys, "remembered-device");
    this.challenges = new TokenHash(keys, "mfa-challenge");
    this.sent = new SentCodes(keys);
  }

  /**
   * An app that was begun to be set up.
   *
   * @param seed in base 32: shown now and never again
   */
  public record Setup(MfaMethod method, String seed) {
    /** What apps read: the seed with the name of the provider and of the account. */
    public String uri(String issuer, String account) {
      return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + seed
          + "&issuer=" + encoded(issuer) + "&algorithm=SHA1&digits=" + Totp.STANDARD.digits()
          + "&period=" + Totp.STEP_SECONDS;
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
      return "Setup[" + method.id() + "]";
    }
  }

  /** Whether logins of a principal need a second proof. */
  public boolean isOn(Tx tx, PrincipalId principal) {
    return !methods(tx, principal, true).isEmpty();
  }

  /** Begins to set an app up; one that was begun before and never confirmed is forgotten. */
  public Setup begin(Tx tx, PrincipalId principal, String label) {
    forgetBegun(tx, principal);
    byte[] seed = HexFormat.of().parseHex(RandomToken.hex(SEED_BYTES));
    String text = Base32.encode(seed);
    MfaMethod method = MfaMethod.app(principal, label, secrets.encrypt(text));
    tx.save(method);
    return new Setup(method, text);
  }

  /** Begins to set an address up, with the code that shows whether it is theirs. */
  public Sent begin(Tx tx, PrincipalId principal, CodeAddress address) {
    forgetBegun(tx, principal);
    MfaMethod method = MfaMethod.address(principal, address, secrets.encrypt(address.text()));
    tx.save(method);
    tx.session().flush();
    return send(tx, method, null);
  }

  /** Addresses stay for a while: what was sent to them counts. */
  private static void forgetBegun(Tx tx, PrincipalId principal) {
    Instant counted = tx.systemNow().minus(Duration.ofHours(2));
    methods(tx, principal, false).stream()
        .filter(method -> method.confirmedAt().isEmpty())
        .filter(
            method -> method.type() == MfaMethodType.TOTP || method.createdAt().isBefore(counted))
        .forEach(tx.session()::remove);
  }

  /**
   * A code that was made and has to be sent now.
   *
   * @param code known now and never again
   */
  public record Sent(MfaMethod method, CodeAddress address, String code) {
    @Override
    public String toString() {
      return "Sent[" + method.id() + "]";
    }
  }

  /** A code for whoever is signed in, by one of their methods. */
  public Sent send(Tx tx, PrincipalId principal, MfaMethodId id) {
    return methods(tx, principal, true).stream()
        .filter(method -> method.id().equals(id) && method.type() != MfaMethodType.TOTP)
        .findFirst()
        .map(method -> send(tx, method, null))
        .orElseThrow(() -> Problem.notFound("method that codes are sent by", id));
  }

  /** A code for the login that waits for one; empty when none does, or not by such a method. */
  public Optional<Sent> send(Tx tx, String challengeToken, MfaMethodType type) {
    return open(tx, challengeToken)
        .flatMap(challenge -> methods(tx, principal(tx, challenge), true).stream()
            .filter(method -> method.type() == type && type != MfaMethodType.TOTP)
            .findFirst()
            .map(method -> send(tx, method, challenge.id())));
  }

  private Sent send(Tx tx, MfaMethod method, @Nullable MfaChallengeId challenge) {
    CodeAddress address = new CodeAddress(method.type(), secrets.decrypt(method.secretSealed()));
    return new Sent(method, address, sent.make(tx, method, challenge));
  }

  /** The methods by which a login that waits may go on; none when it does not wait any more. */
  public List<MfaMethod> ways(Tx tx, String challengeToken) {
    return open(tx, challengeToken)
        .map(challenge -> methods(tx, principal(tx, challenge), true))
        .orElse(List.of());
  }

  /** The methods that logins of a principal ask for. */
  public List<MfaMethod> of(Tx tx, PrincipalId principal) {
    return methods(tx, principal, true);
  }

  private Optional<MfaChallenge> open(Tx tx, String challengeToken) {
    return lockChallenge(tx, challengeToken).filter(challenge -> challenge.isOpen(tx.systemNow()));
  }

  private static PrincipalId principal(Tx tx, MfaChallenge challenge) {
    return tx.require(UserCredential.class, challenge.credential()).principal();
  }

  /**
   * Turns on what was begun, by its first right code. It takes the place of what there was of its
   * kind; gives new recovery codes, which take the place of the older ones. Empty when the code is
   * wrong, which is counted where it was sent.
   */
  public Optional<List<String>> confirm(Tx tx, PrincipalId principal, String code) {
    MfaMethod method = methods(tx, principal, false).stream()
        .filter(each -> each.confirmedAt().isEmpty())
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> Problem.conflict("no_setup", "nothing is being set up: begin first"));
    List<MfaMethod> before = methods(tx, principal, true);
    if (!isRight(tx, method, null, code.replaceAll("\\s", ""))) {
      return Optional.empty();
    }
    before.stream().filter(each -> each.type() == method.type()).forEach(MfaMethod::deactivate);
    return Optional.of(newRecoveryCodes(tx, principal));
  }

  /** What to say when the first code is not right. */
  public static ProblemException wrongCode() {
    return Problem.invalid(
        "/code",
        "code",
        "this is not the code that the app shows now, or that was sent: compare the clocks, or ask"
            + " for another");
  }

  /**
   * Whether a code is right: of an app or one that was sent to whoever is signed in, each once, or
   * a recovery code, which is then used up.
   */
  public boolean verify(Tx tx, PrincipalId principal, String code) {
    return verify(tx, principal, null, code);
  }

  /** Whether a code is right for a login: of an app, sent for that very login, or for recovery. */
  public boolean verify(
      Tx tx, PrincipalId principal, @Nullable MfaChallengeId challenge, String code) {
    String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (plain.length() == Totp.STANDARD.digits()) {
      return methods(tx, principal, true).stream()
          .anyMatch(method -> isRight(tx, method, challenge, plain));
    }
    Optional<RecoveryCode> found = tx.session()
        .createSelectionQuery(
            "from RecoveryCode c where c.principal = :principal and c.usedAt is null"
                + " and c.tokenHash in (:fingerprints)",
            RecoveryCode.class)
        .setParameter("principal", principal)
        .setParameterList("fingerprints", recovery.candidates(plain))
        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
        .uniqueResultOptional();
    found.ifPresent(one -> one.use(tx.systemNow()));
    return found.isPresent();
  }

  private boolean isRight(
      Tx tx, MfaMethod method, @Nullable MfaChallengeId challenge, String code) {
    if (method.type() == MfaMethodType.TOTP) {
      return matches(tx, method, code);
    }
    boolean right = sent.matches(tx, method, challenge, code);
    if (right) {
      method.used(tx.systemNow());
    }
    return right;
  }

  /**
   * Begins to wait for the code of a login; gives the token that continues it.
   *
   * @param voucher the provider of single sign-on by which it began; absent with a password
   */
  public String challenge(
      Tx tx, UserCredentialId credential, SessionKind kind, @Nullable UUID voucher) {
    String token = RandomToken.next();
    tx.save(new MfaChallenge(credential, kind, challenges.of(token), tx.systemNow())
        .vouchedBy(voucher));
    return token;
  }

  /** The challenge that a token continues, its row locked. */
  public Optional<MfaChallenge> lockChallenge(Tx tx, String token) {
    return tx.session()
        .createSelectionQuery(
            "from MfaChallenge c where c.tokenHash in (:fingerprints)", MfaChallenge.class)
        .setParameterList("fingerprints", challenges.candidates(token))
        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
        .uniqueResultOptional();
  }

  /** Remembers a device of a principal; gives the token that it keeps. */
  public String remember(Tx tx, PrincipalId principal) {
    String token = RandomToken.next();
    tx.save(new RememberedDevice(principal, devices.of(token), tx.systemNow().plus(REMEMBERED)));
    return token;
  }

  /** Whether a token is that of a device which this principal asked to remember. */
  public boolean isRemembered(Tx tx, PrincipalId principal, String token) {
    return tx.session()
            .createSelectionQuery(
                "select count(d) from RememberedDevice d where d.principal = :principal"
                    + " and d.tokenHash in (:fingerprints) and d.expiresAt > :now",
                Long.class)
            .setParameter("principal", principal)
            .setParameterList("fingerprints", devices.candidates(token))
            .setParameter("now", tx.systemNow())
            .getSingleResult()
        > 0;
  }

  /** Remembers no device of a principal any more. */
  public void forgetDevices(Tx tx, PrincipalId principal) {
    forget(tx, "RememberedDevice", principal);
  }

  /** Ends every method of a principal, as when the app and the recovery codes are lost. */
  public void removeAll(Tx tx, PrincipalId principal) {
    methods(tx, principal, true).forEach(method -> remove(tx, method));
  }

  /** Ends a method; with the last one its principal's recovery codes and devices go, too. */
  public void remove(Tx tx, MfaMethod method) {
    method.deactivate();
    tx.session().flush();
    if (!isOn(tx, method.principal())) {
      forget(tx, "RecoveryCode", method.principal());
      forget(tx, "RememberedDevice", method.principal());
    }
  }

  private boolean matches(Tx tx, MfaMethod method, String code) {
    byte[] seed = Base32.decode(secrets.decrypt(method.secretSealed()));
    OptionalLong step = Totp.STANDARD.match(seed, code, tx.systemNow(), method.lastStep());
    step.ifPresent(found -> method.used(found, tx.systemNow()));
    return step.isPresent();
  }

  private List<String> newRecoveryCodes(Tx tx, PrincipalId principal) {
    forget(tx, "RecoveryCode", principal);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      String code = Base32.encode(HexFormat.of().parseHex(RandomToken.hex(RECOVERY_BYTES)));
      tx.save(new RecoveryCode(principal, recovery.of(code)));
      codes.add(code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-"));
    }
    return codes;
  }

  private static void forget(Tx tx, String entity, PrincipalId principal) {
    tx.session()
        .createMutationQuery("delete from " + entity + " e where e.principal = :principal")
        .setParameter("principal", principal)
        .executeUpdate();
  }

  /** The methods of a principal, their rows locked, so that two logins do not use one code. */
  private static List<MfaMethod> methods(Tx tx, PrincipalId principal, boolean active) {
    return tx.session()
        .createSelectionQuery(
            "from MfaMethod m where m.principal = :principal and m.active = :active"
                + " order by m.id.value",
            MfaMethod.class)
        .setParameter("principal", principal)
        .setParameter("active", active)
        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
        .getResultList();
  }
}
