package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.mfa.CodeAddress;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.identity.mfa.MfaMethod;
import io.dotmac.sub.core.identity.mfa.MfaMethodId;
import io.dotmac.sub.core.identity.mfa.MfaMethodType;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.Login;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does about the second proof of their own logins; the same for the API and for
 * pages. Codes are sent after the answer: what sends them may be slow.
 */
public final class SecondProofs {
  private final Database db;
  private final Login login;
  private final Mfa mfa;
  private final CodeSender sender;
  private final Executor later;

  /**
   * Sends by that sender.
   *
   * @param later what runs a task after the answer
   */
  public SecondProofs(Database db, Login login, Mfa mfa, CodeSender sender, Executor later) {
    this.db = db;
    this.login = login;
    this.mfa = mfa;
    this.sender = sender;
    this.later = later;
  }

  /**
   * Proof that it is really the caller who asks.
   *
   * @param code of the second proof so far; empty where there is none
   */
  public record Proof(String password, @Nullable String code) {
    @Override
    public String toString() {
      return "Proof[]";
    }
  }

  /** The methods that logins of the caller ask for. */
  public List<MfaMethod> list(Caller caller) {
    return db.inTx(caller, tx -> mfa.of(tx, OwnAccount.self(caller)));
  }

  /** Whether codes can be sent that way. */
  public boolean sends(TenantId tenant, MfaMethodType type) {
    return type != MfaMethodType.TOTP && sender.sends(tenant, type);
  }

  /** Refuses unless it is really the caller who asks. */
  public void require(Caller caller, Proof proof) {
    String code = proof.code() == null ? "" : proof.code();
    if (!login.isReally(caller.tenant(), OwnAccount.self(caller), proof.password(), code)) {
      throw Problem.invalid("/password", "password", "the password, or the code so far, is wrong");
    }
  }

  /** Begins to set an address up, and sends the code that shows whether it is the caller's. */
  public MfaMethod begin(Caller caller, Proof proof, MfaMethodType type, String typed) {
    CodeAddress address = CodeAddress.of(type, typed);
    requireChannel(caller.tenant(), type);
    require(caller, proof);
    return sent(db.inTx(
        caller, tx -> message(tx, mfa.begin(tx, OwnAccount.self(caller), address))));
  }

  /** Turns on what was begun; gives the recovery codes. */
  public List<String> confirm(Caller caller, String code) {
    return db.inTx(caller, tx -> mfa.confirm(tx, OwnAccount.self(caller), code))
        .orElseThrow(Mfa::wrongCode);
  }

  /** Sends a code to the caller, who is asked for one. */
  public MfaMethod sendToSelf(Caller caller, MfaMethodId id) {
    return sent(db.inTx(caller, tx -> message(tx, mfa.send(tx, OwnAccount.self(caller), id))));
  }

  /** Ends a method of the caller. */
  public void remove(Caller caller, MfaMethodId id, Proof proof) {
    require(caller, proof);
    db.run(
        caller,
        tx -> mfa.remove(
            tx,
            mfa.of(tx, OwnAccount.self(caller)).stream()
                .filter(method -> method.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("MFA method", id))));
  }

  /** The methods by which a login that waits may go on. */
  public List<MfaMethod> ways(TenantId tenant, String challenge) {
    return db.inTx(tenant, tx -> mfa.ways(tx, challenge));
  }

  /**
   * Sends a code for a login that waits for one.
   *
   * @return where it went; empty when no login waits, or not for such a code
   */
  public Optional<MfaMethod> sendForLogin(
      TenantId tenant, String challenge, MfaMethodType type, Login.Client client) {
    requireChannel(tenant, type);
    login.brake(client);
    Optional<Message> made =
        db.inTx(tenant, tx -> mfa.send(tx, challenge, type).map(sent -> message(tx, sent)));
    made.ifPresent(message -> login.unbrake(client));
    return made.map(this::sent);
  }

  private void requireChannel(TenantId tenant, MfaMethodType type) {
    if (type == MfaMethodType.TOTP) {
      throw Problem.invalid("/type", "type", "sms or email was expected: an app shows its codes");
    }
    if (!sender.sends(tenant, type)) {
      throw Problem.conflict(
          "channel_not_configured",
          "codes by " + (type == MfaMethodType.SMS ? "SMS" : "e-mail") + " are not sent here: use"
              + " an app or a recovery code");
    }
  }

  private record Message(MfaMethod method, CodeMessage text) {}

  private static Message message(Tx tx, Mfa.Sent sent) {
    PrincipalId owner = sent.method().principal();
    Locale asked = tx.require(Principal.class, owner).locale();
    return new Message(
        sent.method(),
        new CodeMessage(
            tx.tenant(),
            owner,
            sent.address(),
            sent.code(),
            asked.getLanguage().isEmpty() ? tx.tenantInfo().locale() : asked));
  }

  private MfaMethod sent(Message message) {
    later.execute(() -> sender.send(message.text()));
    return message.method();
  }
}
