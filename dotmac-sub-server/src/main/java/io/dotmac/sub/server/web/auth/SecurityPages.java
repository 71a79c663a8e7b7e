package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Link;
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
   * @param byPassword whether there is a password here
   * @param methods the second proofs that are set up
   * @param ways to set one up
   */
  public record Security(
      String done,
      String username,
      Errors errors,
      String proof,
      boolean needsCode,
      List<Session> sessions,
      boolean others,
      boolean byPassword,
      Rows<Method> methods,
      List<Link> ways) {}

  /**
   * A second proof.
   *
   * @param remove where it is ended
   * @param send where a code is sent by it; absent for an app
   */
  public record Method(
      String kind,
      String label,
      String used,
      String remove,
      @Nullable String send) {}

  /**
   * Setting an address up, or ending a second proof.
   *
   * @param action where the form goes
   * @param type of the method; empty when one is ended
   * @param needsCode whether there is a second proof so far
   * @param address what is typed; absent when a method is ended
   */
  public record Proof(
      String title,
      String text,
      String action,
      String button,
      Errors errors,
      String username,
      boolean byPassword,
      boolean needsCode,
      String type,
      @Nullable Address address) {}

  /** The input for an address. */
  public record Address(String label, String input, String autocomplete, String value) {}

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
   * @param asking for the password, and whoever has none nothing
   * @param byPassword whether there is a password, here or elsewhere
   * @param confirming by the code that the app shows
   * @param qr the picture to scan, as an address; absent once it was shown
   * @param codes to be printed
   */
  public record App(
      String text,
      String username,
      Errors errors,
      boolean asking,
      boolean byPassword,
      boolean needsCode,
      boolean confirming,
      @Nullable String qr,
      String secret,
      Rows<String> codes) {}
}
