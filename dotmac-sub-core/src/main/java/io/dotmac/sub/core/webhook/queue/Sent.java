package io.dotmac.sub.core.webhook.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of sending a message once.
 *
 * @param status absent when no answer came
 * @param response the beginning of what was answered
 * @param error why it failed; absent when the receiver took it
 */
public record Sent(
    UUID id,
    Instant startedAt,
    int tookMs,
    @Nullable Integer status,
    @Nullable String response,
    @Nullable String error) {
  private static final int LONGEST_ERROR = 500;

  /** Shortens the error; PostgreSQL cannot store the character NUL in a text. */
  public Sent {
    response = response == null ? null : response.replace("\0", "");
    error = error == null ? null : clipped(error.replace("\0", ""));
  }

  private static String clipped(String text) {
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }

  /** Whether it has to be sent again. */
  public boolean failed() {
    return error != null;
  }
}
