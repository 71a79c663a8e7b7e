package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.Sessions;
import io.dotmac.sub.server.security.TokenKit;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Lets staff see a customer's portal as the customer does, and change nothing there. */
public final class Impersonation {
  private static final LoginSession.Limits LIMITS =
      new LoginSession.Limits(Duration.ofMinutes(30), Duration.ofHours(1));

  private final Database db;
  private final TokenKit tokens;
  private final Sessions sessions;

  public Impersonation(Database db, TokenKit tokens, Sessions sessions) {
    this.db = db;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /** Opens a session for that; gives its cookie. */
  public String begin(Caller staff, LoginSessionId from, SubscriberId subscriber) {
    String token = RandomToken.next();
    db.run(staff, tx -> {
      tx.require(Subscriber.class, subscriber);
      LoginSession parent = tx.require(LoginSession.class, from);
      tx.save(LoginSession.impersonation(
          parent, subscriber.value(), tokens.sessions().of(token), LIMITS, tx.systemNow()));
    });
    return token;
  }

  /** Ends the session of a cookie, if it is one of that member of staff; whose portal it showed. */
  public Optional<UUID> end(Caller staff, String token) {
    Optional<UUID> shown = db.inTx(
        staff,
        tx -> tx.session()
            .createSelectionQuery(
                "from LoginSession s where s.tokenHash in (:fingerprints)", LoginSession.class)
            .setParameterList("fingerprints", tokens.sessions().candidates(token))
            .uniqueResultOptional()
            .filter(session -> session.principal().value().equals(staff.actor().id()))
            .flatMap(session -> {
              session.subscriber().ifPresent(id -> session.revoke(tx.systemNow()));
              return session.subscriber();
            }));
    sessions.forget();
    return shown;
  }
}
