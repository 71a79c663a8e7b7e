package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.login.TokenPurpose;
import io.dotmac.sub.core.notify.AccountNotice;
import io.dotmac.sub.core.notify.Notifications;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;

/** Queues links as messages, before all others; what they say is sealed until it is sent. */
public final class QueuedMail implements AccountMail {
  private final Database db;
  private final Notifications notifications;

  public QueuedMail(Database db, Notifications notifications) {
    this.db = db;
    this.notifications = notifications;
  }

  @Override
  public void send(AccountMessage message) {
    String code =
        message.purpose() == TokenPurpose.INVITATION ? "account.invitation" : "account.reset";
    db.run(
        Caller.system(message.tenant(), "accounts"),
        tx -> notifications.account(
            tx,
            new AccountNotice(
                code,
                tx.find(Principal.class, message.principal())
                    .flatMap(Principal::subscriber)
                    .orElse(null),
                message.to(),
                message.name(),
                message.locale(),
                message.link().toString(),
                message.expiresAt())));
  }
}
