package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.mfa.MfaMethodType;
import io.dotmac.sub.core.notify.CodeNotice;
import io.dotmac.sub.core.notify.Notifications;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import java.util.Optional;

/** Queues codes as messages, before all others; what they say is sealed until it is sent. */
public final class QueuedCodes implements CodeSender {
  private final Database db;
  private final NotifySetup setup;
  private final Notifications notifications;

  public QueuedCodes(Database db, NotifySetup setup) {
    this.db = db;
    this.setup = setup;
    this.notifications = new Notifications(setup);
  }

  @Override
  public boolean sends(TenantId tenant, MfaMethodType channel) {
    return channel != MfaMethodType.TOTP && setup.channels().contains(channel(channel));
  }

  @Override
  public void send(CodeMessage message) {
    db.run(Caller.system(message.tenant(), "accounts"), tx -> {
      Optional<Principal> owner = tx.find(Principal.class, message.principal());
      notifications.code(
          tx,
          new CodeNotice(
              channel(message.to().type()),
              owner.flatMap(Principal::subscriber).orElse(null),
              message.to().text(),
              owner.map(Principal::name).orElse(""),
              message.locale(),
              message.code()));
    });
  }

  private static NotificationChannel channel(MfaMethodType type) {
    return type == MfaMethodType.SMS ? NotificationChannel.SMS : NotificationChannel.EMAIL;
  }
}
