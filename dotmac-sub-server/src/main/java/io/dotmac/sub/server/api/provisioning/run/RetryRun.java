package io.dotmac.sub.server.api.provisioning.run;

import org.jspecify.annotations.Nullable;

/**
 * Tries a failed run again.
 *
 * @param fromStep the first step that is done again, from 0; absent: the first that is not done
 */
public record RetryRun(@Nullable Integer fromStep) {
  static @Nullable Integer from(@Nullable RetryRun body) {
    return body == null ? null : body.fromStep();
  }
}
