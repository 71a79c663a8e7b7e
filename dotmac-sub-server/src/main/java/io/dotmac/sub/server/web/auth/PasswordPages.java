package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.server.web.part.Errors;

/** The pages for those who have no password, or not the right one. */
public final class PasswordPages {
  private PasswordPages() {}

  /** Asks whose password was forgotten. */
  public record Forgotten(String username, Errors errors) {}

  /** Asks which subscriber wants an account. */
  public record Register(String number, String email, Errors errors) {}

  /**
   * Asks for a new password.
   *
   * @param action where the form goes
   * @param username for those who let a program keep their passwords
   */
  public record NewPassword(
      String title, String text, String action, String button, String username, Errors errors) {}

  /**
   * Says something, and leads on.
   *
   * @param href where
   */
  public record Told(String title, String text, String href, String label) {}
}
