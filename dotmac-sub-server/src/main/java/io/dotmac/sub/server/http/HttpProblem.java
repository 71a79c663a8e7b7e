package io.dotmac.sub.server.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** A refusal that only HTTP knows: paths, methods, sizes, media types. */
public final class HttpProblem extends WebApplicationException {
  private static final long serialVersionUID = 1L;

  private final String code;

  private HttpProblem(int status, String code, String detail) {
    super(detail, Response.status(status).build());
    this.code = code;
  }

  /** A problem of that status, with a stable code and what was expected. */
  public static HttpProblem of(int status, String code, String detail) {
    return new HttpProblem(status, code, detail);
  }

  static HttpProblem notFound(String detail) {
    return of(404, "not_found", detail);
  }

  String code() {
    return code;
  }
}
