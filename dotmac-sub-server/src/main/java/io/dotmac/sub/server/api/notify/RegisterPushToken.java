package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.choice.PushPlatform;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Says where an app is reached.
 *
 * @param token as the platform gave it to the app
 * @param device what people call the device
 */
record RegisterPushToken(
    @NotNull PushPlatform platform,
    @NotNull String token,
    @Nullable String device) {
  /** Without the token. */
  @Override
  public String toString() {
    return "RegisterPushToken[" + platform + "]";
  }
}
