package io.dotmac.sub.server.start;

/** Something needed is not usable: one line that says what to do. Ends the program with code 3. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the line to print. */
  public StartFailure(String message) {
    super(message);
  }

  /** With the line to print, and what revealed it for {@code --debug}. */
  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
