package io.dotmac.sub.server.api.billing.run;

import org.jspecify.annotations.Nullable;

/** Why something is done. */
public record Reason(@Nullable String reason) {
  static @Nullable String of(@Nullable Reason body) {
    return body == null ? null : body.reason();
  }
}
