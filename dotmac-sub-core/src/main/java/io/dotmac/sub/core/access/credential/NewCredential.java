package io.dotmac.sub.core.access.credential;

import io.dotmac.sub.core.access.nas.ConnectionType;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import org.jspecify.annotations.Nullable;

/**
 * A credential to be.
 *
 * @param username unique within the tenant; kept as it is written
 * @param secret the password, or its hash, as {@code kind} says; absent: none is asked for
 * @param ipv4Address the address the service always gets
 * @param macAddress the only equipment that may use it
 */
public record NewCredential(
    SubscriberId subscriber,
    @Nullable SubscriptionId subscription,
    ConnectionType connectionType,
    String username,
    @Nullable String secret,
    SecretKind kind,
    @Nullable String ipv4Address,
    @Nullable String macAddress) {
  /** A PPPoE login with a password in clear. */
  public static NewCredential pppoe(
      SubscriberId subscriber, SubscriptionId subscription, String username, String password) {
    return new NewCredential(
        subscriber,
        subscription,
        ConnectionType.PPPOE,
        username,
        password,
        SecretKind.CLEAR,
        null,
        null);
  }

  /** The same, with that address and only from that equipment. */
  public NewCredential at(@Nullable String ipv4, @Nullable String mac) {
    return new NewCredential(
        subscriber, subscription, connectionType, username, secret, kind, ipv4, mac);
  }
}
