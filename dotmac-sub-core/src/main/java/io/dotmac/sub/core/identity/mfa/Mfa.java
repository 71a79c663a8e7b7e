package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.SessionKind;
import io.dotmac.sub.core.identity.login.UserCredentialId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.secret.TokenHash;
import io.dotmac.sub.core.tx.Tx;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.LockMode;

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

  /** Seals seeds, and fingerprints what is only ever compared, with keys of that ring. */
  public Mfa(Keyring keys) {
    this.secrets = new SecretBox(keys);
    this.recovery = new TokenHash(keys, "recovery-code");
    this.devices = new TokenHash(keys, "remembered-device");
    this.challenges = new TokenHash(keys, "mfa-challenge");
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
    methods(tx, principal, false).stream()
        .filter(method -> method.confirmedAt().isEmpty())
        .forEach(tx.session()::remove);
    byte[] seed = HexFormat.of().parseHex(RandomToken.hex(SEED_BYTES));
    String text = Base32.encode(seed);
    MfaMethod method = MfaMethod.app(principal, label, secrets.encrypt(text));
    tx.save(method);
    return new Setup(method, text);
  }

  /**
   * Turns on the app that was begun, by its first right code. It takes the place of the app before;
   * gives new recovery codes, which take the place of the older ones.
   */
  public List<String> confirm(Tx tx, PrincipalId principal, String code) {
    MfaMethod method = methods(tx, principal, false).stream()
        .filter(each -> each.confirmedAt().isEmpty())
        .findFirst()
        .orElseThrow(() -> Problem.conflict("no_setup", "no app is being set up: begin first"));
    List<MfaMethod> before = methods(tx, principal, true);
    if (!matches(tx, method, code.replaceAll("\\s", ""))) {
      throw Problem.invalid(
          "/code", "code", "this is not the code the app shows now: compare the clocks");
    }
    before.forEach(MfaMethod::deactivate);
    return newRecoveryCodes(tx, principal);
  }

  /** Whether a code is right: of an app, each once, or a recovery code, which is then used up. */
  public boolean verify(Tx tx, PrincipalId principal, String code) {
    String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (plain.length() == Totp.STANDARD.digits()) {
      return methods(tx, principal, true).stream().anyMatch(method -> matches(tx, method, plain));
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

  /** Begins to wait for the code of a login; gives the token that continues it. */
  public String challenge(Tx tx, UserCredentialId credential, SessionKind kind) {
    String token = RandomToken.next();
    tx.save(new MfaChallenge(credential, kind, challenges.of(token), tx.systemNow()));
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
