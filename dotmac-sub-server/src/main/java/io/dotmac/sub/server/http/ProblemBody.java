package io.dotmac.sub.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dotmac.sub.core.problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 writes it, with our additions.
 *
 * @param type identifies the kind of problem: {@code urn:dotmac:problem:<code>}
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what was expected and what was found
 * @param instance the path that was asked for
 * @param code stable, for programs
 * @param requestId finds the request in the log
 * @param errors the fields at fault, by JSON pointer; absent when none is
 */
@JsonInclude(Include.NON_EMPTY)
public record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    String code,
    @Nullable String requestId,
    List<FieldError> errors) {
  /** The media type of the body. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static ProblemBody of(int status, String code, String detail, List<FieldError> errors) {
    return new ProblemBody(
        "urn:dotmac:problem:" + code, title(status), status, detail, null, code, null, errors);
  }

  static ProblemBody of(int status, String code, String detail) {
    return of(status, code, detail, List.of());
  }

  ProblemBody at(String path, String id) {
    return new ProblemBody(type, title, status, detail, path, code, id, errors);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad request";
      case 401 -> "Not authenticated";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 406 -> "Not acceptable";
      case 409 -> "Conflict";
      case 412 -> "Changed in the meantime";
      case 413 -> "Body too large";
      case 414 -> "Address too long";
      case 415 -> "Unsupported media type";
      case 422 -> "Invalid content";
      case 428 -> "Precondition required";
      case 429 -> "Too many requests";
      case 431 -> "Headers too large";
      case 503 -> "Not available at the moment";
      default -> status < 500 ? "Request refused" : "Internal error";
    };
  }
}
