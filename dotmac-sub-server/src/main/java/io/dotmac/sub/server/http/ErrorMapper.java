package io.dotmac.sub.server.http;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every exception: problem+json for the API, a page for the portals. */
public final class ErrorMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

  private final ErrorPage page;

  @Context
  private @Nullable HttpServletRequest request;

  public ErrorMapper(ErrorPage page) {
    this.page = page;
  }

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      return web.getResponse();
    }
    ProblemBody body = Problems.of(thrown);
    if (thrown instanceof HttpProblem) {
      LOG.debug("request refused: {}", body.code());
    } else if (body.status() >= 500) {
      LOG.error("request failed with {}", body.code(), thrown);
    } else {
      LOG.debug("request refused: {}", body.detail(), thrown);
    }
    Optional<Exchange> exchange = request == null ? Optional.empty() : Exchange.find(request);
    ProblemBody known = exchange.map(e -> body.at(e.path(), e.requestId())).orElse(body);
    Response.ResponseBuilder response = Response.status(known.status());
    headers(thrown, known, response);
    boolean portal = exchange.map(e -> e.area() == Area.PORTAL).orElse(false);
    return portal
        ? response
            .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
            .entity(page.html(known, exchange))
            .build()
        : response.type(ProblemBody.MEDIA_TYPE).entity(known).build();
  }

  private static void headers(
      Throwable thrown, ProblemBody body, Response.ResponseBuilder response) {
    if (thrown instanceof WebApplicationException web) {
      String allow = web.getResponse().getHeaderString(HttpHeaders.ALLOW);
      if (allow != null) {
        response.header(HttpHeaders.ALLOW, allow);
      }
    }
    if (body.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"dotmac-sub\"");
    }
    if (thrown instanceof ProblemException problem
        && problem.problem() instanceof Problem.TooMany tooMany) {
      response.header(HttpHeaders.RETRY_AFTER, tooMany.retryAfterSeconds());
    }
    if (body.status() == 503) {
      response.header(HttpHeaders.RETRY_AFTER, 5);
    }
  }
}
