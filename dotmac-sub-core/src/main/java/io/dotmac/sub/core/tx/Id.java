package io.dotmac.sub.core.tx;

import io.dotmac.sub.core.problem.Problem;
import java.util.UUID;

/** A typed id: each entity has its own record of this kind, so that ids cannot be mixed up. */
public interface Id {
  /** The time-ordered UUID itself. */
  UUID value();

  /** Reads a UUID as people and URLs write it; anything else is an invalid-input problem. */
  static UUID parse(String text) {
    try {
      if (text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      throw invalid(text);
    }
    throw invalid(text);
  }

  private static RuntimeException invalid(String text) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return Problem.invalid("", "id", "expected a UUID, found '" + shown + "'");
  }
}
