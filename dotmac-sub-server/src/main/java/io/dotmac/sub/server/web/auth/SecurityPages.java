package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages about one's own account. */
public final class SecurityPages {
  private SecurityPages() {}

  /**
   * Sessions, second proof and password.
   *
   * @param done what was done before, or empty
   * @param username for those who let a program keep their passwords
   * @param needsCode whether a new password needs the code of the app
   * @param others whether there are other sessions
   */
  public record Security(
      String done,
      String username,
      Errors errors,
      String proof,
      boolean needsCode,
      List<Session> sessions,
      boolean others) {}

  /** A session; {@code end} is where it is ended, absent for the one that asks. */
  public record Session(
      String device,
      String address,
      String seen,
      boolean current,
      @Nullable String end) {}

  /**
   * Setting an app up, step by step.
   *
   * @param username for those who let a program keep their passwords
   * @param asking for the password
   * @param confirming by the code that the app shows
   * @param qr the picture to scan, as an address; absent once it was shown
   * @param codes to be printed
   */
  public record App(
      String text,
      String username,
      Errors errors,
      boolean asking,
      boolean needsCode,
      boolean confirming,
      @Nullable String qr,
      String secret,
      Rows<String> codes) {}
}
