package io.dotmac.sub.server.security.quota;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a request that was to be counted, and what the answer says about it
 * (draft-ietf-httpapi-ratelimit-headers).
 *
 * @param retryAfterSeconds how long to wait; 0 when the request may pass
 */
public record Spent(List<Window> windows, long retryAfterSeconds) {
  /** Copies the windows. */
  public Spent {
    windows = List.copyOf(windows);
  }

  /** Whether the request may pass. */
  public boolean isAllowed() {
    return retryAfterSeconds == 0;
  }

  /** The header {@code RateLimit-Policy}: what is allowed. */
  public String policy() {
    return windows.stream().map(Window::policy).collect(Collectors.joining(", "));
  }

  /** The header {@code RateLimit}: what is left of it. */
  public String state() {
    return windows.stream().map(Window::state).collect(Collectors.joining(", "));
  }
}
