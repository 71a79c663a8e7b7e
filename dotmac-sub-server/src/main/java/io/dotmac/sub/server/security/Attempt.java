package io.dotmac.sub.server.security;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a login.
 *
 * @param <T> what somebody gets who is in
 */
public sealed interface Attempt<T> {
  /** Name and password, or the code, are not good for it. */
  record Refused<T>() implements Attempt<T> {
    @Override
    public <R> R match(
        Function<Refused<T>, R> refused,
        Function<SecondProof<T>, R> second,
        Function<NewPassword<T>, R> change,
        Function<Entered<T>, R> entered) {
      return refused.apply(this);
    }
  }

  /**
   * The password was right, and a code is needed.
   *
   * @param challenge what continues this login
   * @param ways how the code may be given: kinds of methods, by their wire names
   */
  record SecondProof<T>(String challenge, List<String> ways) implements Attempt<T> {
    /** Keeps its own list. */
    public SecondProof {
      ways = List.copyOf(ways);
    }

    @Override
    public <R> R match(
        Function<Refused<T>, R> refused,
        Function<SecondProof<T>, R> second,
        Function<NewPassword<T>, R> change,
        Function<Entered<T>, R> entered) {
      return second.apply(this);
    }

    @Override
    public String toString() {
      return "SecondProof[]";
    }
  }

  /**
   * Everything was right, and the password must be changed before anything else.
   *
   * @param token changes it
   */
  record NewPassword<T>(String token) implements Attempt<T> {
    @Override
    public <R> R match(
        Function<Refused<T>, R> refused,
        Function<SecondProof<T>, R> second,
        Function<NewPassword<T>, R> change,
        Function<Entered<T>, R> entered) {
      return change.apply(this);
    }

    @Override
    public String toString() {
      return "NewPassword[]";
    }
  }

  /** In. */
  record Entered<T>(T login) implements Attempt<T> {
    @Override
    public <R> R match(
        Function<Refused<T>, R> refused,
        Function<SecondProof<T>, R> second,
        Function<NewPassword<T>, R> change,
        Function<Entered<T>, R> entered) {
      return entered.apply(this);
    }
  }

  /** Exactly one of the functions is called: the one for what happened. */
  <R> R match(
      Function<Refused<T>, R> refused,
      Function<SecondProof<T>, R> second,
      Function<NewPassword<T>, R> change,
      Function<Entered<T>, R> entered);

  /** What somebody got who is in; empty for everybody else. */
  default Optional<T> entered() {
    return match(
        refused -> Optional.empty(),
        second -> Optional.empty(),
        change -> Optional.empty(),
        in -> Optional.of(in.login()));
  }
}
