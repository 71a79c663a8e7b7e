package io.dotmac.sub.server.adapter.freeradius;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** The external database could not be reached or could not do what it was asked. */
public final class SyncFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Pattern PASSWORD =
      Pattern.compile("(?i)(password\\s*[=:]\\s*|//[^/:@\\s]*:)[^\\s&@]+");
  private static final int LONGEST = 500;

  private SyncFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** What went wrong there, in one line that tells no password. */
  static SyncFailure of(SQLException e, String password) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return new SyncFailure(prefix(state) + redacted(String.valueOf(e.getMessage()), password), e);
  }

  private static String prefix(String state) {
    if (state.startsWith("08")) {
      return "the database cannot be reached: ";
    }
    if (state.startsWith("28") || state.equals("3D000")) {
      return "the database lets nobody in: ";
    }
    if (state.equals("42P01")) {
      return "a table of FreeRADIUS is missing: ";
    }
    if (state.equals("42501")) {
      return "the user of the database may not do this: ";
    }
    return "the database refused: ";
  }

  private static String redacted(String message, String password) {
    String line = message.replaceAll("\\s+", " ").strip();
    if (!password.isEmpty()) {
      line = line.replace(password, "***");
    }
    line = PASSWORD.matcher(line).replaceAll("$1***");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
