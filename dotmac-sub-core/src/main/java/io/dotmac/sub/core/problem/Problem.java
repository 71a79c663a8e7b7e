package io.dotmac.sub.core.problem;

import java.util.List;

/** A request that cannot be carried out, and why. Thrown as {@link ProblemException}. */
public sealed interface Problem {
  /** A stable code in lower snake case, such as {@code invoice_not_found}. */
  String code();

  /** What was expected and what was found, one sentence, no secrets. */
  String detail();

  /** The fields at fault; empty unless the input was invalid. */
  default List<FieldError> errors() {
    return List.of();
  }

  /** Nothing of that id is visible to the caller. */
  record NotFound(String code, String detail) implements Problem {}

  /** The input breaks a rule; nothing was changed. */
  record Invalid(String code, String detail, @Override List<FieldError> errors) implements Problem {
    /** Copies the errors. */
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** The state of the thing does not allow the request. */
  record Conflict(String code, String detail) implements Problem {}

  /** The caller may not do this. */
  record Forbidden(String code, String detail) implements Problem {}

  /** The caller is not known, or no longer. */
  record Unauthenticated(String code, String detail) implements Problem {}

  /** The version the caller changed is no longer the current one (HTTP 412). */
  record Stale(String code, String detail) implements Problem {}

  /** A precondition the route needs was not sent (HTTP 428), such as If-Match. */
  record PreconditionRequired(String code, String detail) implements Problem {}

  /** Too many requests; {@code retryAfterSeconds} says when to try again. */
  record TooMany(String code, String detail, long retryAfterSeconds) implements Problem {}

  /** A part that is needed does not answer just now; trying again later can help. */
  record Unavailable(String code, String detail) implements Problem {}

  /** "No invoice 0190… exists or is visible to you." */
  static ProblemException notFound(String thing, Object id) {
    return new ProblemException(new NotFound(
        thing.replace(' ', '_') + "_not_found",
        "no " + thing + " " + id + " exists or is visible to you"));
  }

  /** One field at {@code pointer} is wrong. */
  static ProblemException invalid(String pointer, String code, String detail) {
    return new ProblemException(
        new Invalid("invalid", detail, List.of(new FieldError(pointer, code, detail))));
  }

  /** Several fields are wrong. */
  static ProblemException invalid(List<FieldError> errors) {
    String first = errors.get(0).detail();
    String detail = errors.size() == 1 ? first : first + " (and " + (errors.size() - 1) + " more)";
    return new ProblemException(new Invalid("invalid", detail, errors));
  }

  /** The state does not allow it. */
  static ProblemException conflict(String code, String detail) {
    return new ProblemException(new Conflict(code, detail));
  }

  /** The caller lacks a permission. */
  static ProblemException forbidden(String detail) {
    return new ProblemException(new Forbidden("forbidden", detail));
  }
}
