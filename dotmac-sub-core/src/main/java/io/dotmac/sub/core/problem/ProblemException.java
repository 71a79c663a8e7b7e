package io.dotmac.sub.core.problem;

/** Carries a {@link Problem} up to the edge. Never caught in between to change its meaning. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Wraps a problem. */
  public ProblemException(Problem problem) {
    super(problem.code() + ": " + problem.detail());
    this.problem = problem;
  }

  /** Wraps a problem that another failure revealed. */
  public ProblemException(Problem problem, Throwable cause) {
    super(problem.code() + ": " + problem.detail(), cause);
    this.problem = problem;
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }
}
