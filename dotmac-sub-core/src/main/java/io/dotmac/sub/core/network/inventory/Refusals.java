package io.dotmac.sub.core.network.inventory;

import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the database refuses, in words of the thing that was written. */
final class Refusals {
  private static final String UNIQUE = "23505";
  private static final String FOREIGN_KEY = "23503";
  private static final String CHECK = "23514";

  private Refusals() {}

  /** A problem, if it is one of the caller's making; else what was thrown. */
  static ProblemException told(Kind<?> kind, SQLException e) throws SQLException {
    ServerErrorMessage message =
        e instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
    if (message == null) {
      throw e;
    }
    Optional<Constraint> declared = kind.constraint(message.getConstraint());
    if (declared.isPresent()) {
      return wrong(
          e, "/" + declared.get().field(), declared.get().code(), declared.get().says());
    }
    String state = String.valueOf(e.getSQLState());
    boolean elsewhere = !kind.table().equals(message.getTable());
    if (state.equals(FOREIGN_KEY) && elsewhere) {
      String user = String.valueOf(message.getTable()).replace('_', ' ');
      return new ProblemException(
          new Problem.Conflict("in_use", "this " + kind.thing() + " is used by a " + user), e);
    }
    return switch (state) {
      case FOREIGN_KEY -> wrong(e, "", "unknown", "something it refers to no longer exists");
      case UNIQUE -> wrong(e, "", "taken", "one like this exists already");
      case CHECK ->
        wrong(
            e,
            "",
            "rule",
            "a rule about a " + kind.thing() + " is broken: " + message.getConstraint());
      default -> throw e;
    };
  }

  private static ProblemException wrong(
      SQLException cause, String pointer, String code, String detail) {
    return new ProblemException(
        new Problem.Invalid("invalid", detail, List.of(new FieldError(pointer, code, detail))),
        cause);
  }
}
