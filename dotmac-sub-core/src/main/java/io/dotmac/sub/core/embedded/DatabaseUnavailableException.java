package io.dotmac.sub.core.embedded;

import org.jspecify.annotations.Nullable;

/** No database can be had; the message is one line that says what to do about it. */
public final class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What to do about it, in one line. */
  public DatabaseUnavailableException(String message) {
    this(message, null);
  }

  /** What to do about it, and what was seen. */
  public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
