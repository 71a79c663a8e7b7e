package io.dotmac.sub.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.eclipse.jetty.io.EofException;
import org.glassfish.jersey.server.ParamException;
import org.jspecify.annotations.Nullable;

/** Turns whatever was thrown into the one shape in which errors leave this server. */
final class Problems {
  /** PostgreSQL's character_not_in_repertoire: it stores no NUL. */
  private static final String NO_CHARACTER = "22021";

  private Problems() {}

  static ProblemBody of(Throwable thrown) {
    if (thrown instanceof ProblemException problem) {
      return of(problem.problem());
    }
    if (thrown instanceof HttpProblem http) {
      return ProblemBody.of(http.getResponse().getStatus(), http.code(), message(http));
    }
    if (thrown instanceof ParamException param
        && !(thrown instanceof ParamException.PathParamException)) {
      return parameter(param);
    }
    if (thrown instanceof JsonProcessingException json) {
      return JsonProblems.of(json);
    }
    if (thrown instanceof ConstraintViolationException violations) {
      return JsonProblems.of(violations);
    }
    if (thrown instanceof AmountException amount) {
      String detail = String.valueOf(amount.getMessage());
      return ProblemBody.of(
          422, "invalid", detail, List.of(new FieldError("", amount.code(), detail)));
    }
    Optional<ProblemBody> unusable = unusable(thrown);
    if (unusable.isPresent()) {
      return unusable.get();
    }
    if (thrown instanceof WebApplicationException web) {
      return web(web);
    }
    return unexpected(thrown);
  }

  /** What came is not what it says it is, or is no text that can be stored. */
  private static Optional<ProblemBody> unusable(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ZipException) {
        return Optional.of(ProblemBody.of(
            400, "malformed_body", "the body is not packed as its Content-Encoding says"));
      }
      if (cause instanceof SQLException sql && NO_CHARACTER.equals(sql.getSQLState())) {
        return Optional.of(
            ProblemBody.of(422, "invalid", "a text without the NUL character was expected"));
      }
    }
    return Optional.empty();
  }

  static ProblemBody of(Problem problem) {
    return ProblemBody.of(status(problem), problem.code(), problem.detail(), problem.errors());
  }

  private static int status(Problem problem) {
    if (problem instanceof Problem.NotFound) {
      return 404;
    } else if (problem instanceof Problem.Invalid) {
      return 422;
    } else if (problem instanceof Problem.Conflict) {
      return 409;
    } else if (problem instanceof Problem.Forbidden) {
      return 403;
    } else if (problem instanceof Problem.Unauthenticated) {
      return 401;
    } else if (problem instanceof Problem.Stale) {
      return 412;
    } else if (problem instanceof Problem.PreconditionRequired) {
      return 428;
    } else if (problem instanceof Problem.TooMany) {
      return 429;
    }
    return 503;
  }

  private static ProblemBody parameter(ParamException e) {
    String name = e.getParameterName();
    String detail = e.getCause() instanceof ProblemException problem
        ? problem.problem().detail()
        : "the value of " + name + " cannot be read";
    return ProblemBody.of(
        422, "invalid", detail, List.of(new FieldError("/" + name, "value", detail)));
  }

  private static ProblemBody web(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    // Jersey's own messages name classes and methods; ours say what to do.
    return switch (status) {
      case 404 -> ProblemBody.of(404, "not_found", "there is nothing at this path");
      case 405 ->
        ProblemBody.of(405, "method_not_allowed", "this path does not answer that method");
      case 406 ->
        ProblemBody.of(406, "not_acceptable", "none of the accepted media types can be made");
      case 415 ->
        ProblemBody.of(415, "unsupported_media_type", "the body must be application/json");
      case 413 ->
        ProblemBody.of(413, "body_too_large", "the body has more bytes than are accepted");
      case 400 -> ProblemBody.of(400, "bad_request", "the request cannot be read");
      default -> ProblemBody.of(status, "http_" + status, "the request was refused");
    };
  }

  private static ProblemBody unexpected(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof EofException) {
        return ProblemBody.of(400, "body_incomplete", "the connection ended before the body did");
      }
      if (cause instanceof SQLTransientConnectionException
          || (cause instanceof SQLException sql && isConnectionState(sql.getSQLState()))) {
        return ProblemBody.of(
            503, "database_unavailable", "the database does not answer; try again");
      }
      if (cause instanceof JsonMappingException) {
        break;
      }
    }
    return ProblemBody.of(
        500, "internal", "something went wrong here; the request id finds it in the log");
  }

  /** Class 08: connection exceptions; 57P: the server is shutting down or starting. */
  private static boolean isConnectionState(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  private static String message(Throwable e) {
    return String.valueOf(e.getMessage());
  }
}
