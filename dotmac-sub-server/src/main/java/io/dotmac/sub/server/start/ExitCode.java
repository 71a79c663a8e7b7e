package io.dotmac.sub.server.start;

/** What a command's exit status means. */
public final class ExitCode {
  /** Done. */
  public static final int OK = 0;

  /** Failed; the message says why. */
  public static final int FAILED = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** The configuration, a port or the database is not usable. */
  public static final int CONFIG = 3;

  /** A check or a dry run found problems. */
  public static final int PROBLEMS = 4;

  /** Done for a part, such as an import with bad rows. */
  public static final int PARTLY = 5;

  private ExitCode() {}
}
