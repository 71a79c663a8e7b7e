package io.dotmac.sub.server.adapter.message;

import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who sends to Apple's Push Notification service.
 *
 * @param topic the bundle id of the app
 * @param host the server
 * @param authority who vouches for the server; absent: the authorities of the machine
 */
public record ApnsOptions(
    ApnsSigningKey key,
    String topic,
    String host,
    int port,
    @Nullable Path authority) {
  /** Apple's server for apps from the store. */
  public static final String LIVE = "api.push.apple.com";

  /** Apple's server for apps under development. */
  public static final String SANDBOX = "api.sandbox.push.apple.com";

  /** Without the key. */
  @Override
  public String toString() {
    return "ApnsOptions[" + topic + "]";
  }
}
