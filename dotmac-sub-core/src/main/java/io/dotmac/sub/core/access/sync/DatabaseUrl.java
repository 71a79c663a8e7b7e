package io.dotmac.sub.core.access.sync;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the database of a FreeRADIUS is: {@code jdbc:postgresql://host[:port]/database}, with the
 * parameters {@code sslmode} and {@code currentSchema} where they are needed. No others: a driver's
 * parameters can load classes and write files.
 */
public final class DatabaseUrl {
  private static final Pattern FORM = Pattern.compile(
      "jdbc:postgresql://(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?/([A-Za-z0-9_.-]+)"
          + "(\\?(.*))?");
  private static final Pattern SCHEMA = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private DatabaseUrl() {}

  /** What is wrong with it; empty if nothing is. */
  public static Optional<String> flaw(String url) {
    Matcher form = FORM.matcher(url == null ? "" : url);
    if (!form.matches()) {
      return Optional.of("jdbc:postgresql://host:5432/database was expected");
    }
    if (form.group(5) != null) {
      for (String parameter : form.group(5).split("&", -1)) {
        if (!isParameter(parameter)) {
          return Optional.of("of parameters there may be sslmode, which is one of disable, allow,"
              + " prefer, require, verify-ca and verify-full, and currentSchema");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isParameter(String parameter) {
    int equals = parameter.indexOf('=');
    String name = equals < 0 ? parameter : parameter.substring(0, equals);
    String value = parameter.substring(equals + 1);
    switch (name) {
      case "sslmode":
        return SSL_MODES.contains(value);
      case "currentSchema":
        return SCHEMA.matcher(value).matches();
      default:
        return false;
    }
  }
}
