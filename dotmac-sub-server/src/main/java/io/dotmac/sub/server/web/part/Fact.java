package io.dotmac.sub.server.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a definition list.
 *
 * @param mono true for logins, addresses and numbers one may have to copy
 * @param href where the value leads, or null
 */
public record Fact(
    String label, String value, boolean mono, @Nullable String href) {
  public static Fact of(String label, String value) {
    return new Fact(label, value, false, null);
  }

  public static Fact mono(String label, String value) {
    return new Fact(label, value, true, null);
  }

  public static Fact link(String label, String value, String href) {
    return new Fact(label, value, false, href);
  }

  /** A titled column of facts. */
  public record Group(List<Fact> facts) {}
}
