package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.choice.PushPlatform;
import io.dotmac.sub.core.notify.choice.PushToken;
import io.dotmac.sub.core.notify.choice.PushTokenId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An app that gets messages. */
public record PushTokenView(
    PushTokenId id, PushPlatform platform, @Nullable String device, Instant createdAt) {
  static PushTokenView of(PushToken row) {
    return new PushTokenView(row.id(), row.platform(), row.device().orElse(null), row.createdAt());
  }
}
