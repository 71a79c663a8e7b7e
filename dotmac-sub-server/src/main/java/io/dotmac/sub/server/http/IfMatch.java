package io.dotmac.sub.server.http;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The {@code If-Match} header of a change: a parameter annotated with {@code @BeanParam}. */
public final class IfMatch {
  @HeaderParam(HttpHeaders.IF_MATCH)
  private @Nullable String header;

  /** Refuses a change of a row that is no longer, or was never, the one the caller has seen. */
  public void require(int version) {
    if (header == null) {
      throw new ProblemException(new Problem.PreconditionRequired(
          "if_match_required", "send If-Match with the ETag of what you have read"));
    }
    if (!header.strip().equals("*") && !header.strip().equals("\"" + version + "\"")) {
      throw new ProblemException(new Problem.Stale(
          "stale", "the current version is \"" + version + "\", found " + header.strip()));
    }
  }
}
