package io.dotmac.sub.core.provisioning.run;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** What came of asking a device for one step, as read back from it. */
public sealed interface StepResult {
  /** What was sent and read, secrets masked. */
  String transcript();

  /**
   * The device has what the step is for.
   *
   * @param ont the ONT's number where it was read
   * @param changed whether the device had something else before
   */
  record Done(String transcript, OptionalInt ont, boolean changed) implements StepResult {}

  /**
   * Not yet: it is tried again after {@code pause}.
   *
   * @param inDoubt whether the device may have taken what was sent: then it is read first
   */
  record Later(String transcript, String why, Duration pause, boolean inDoubt)
      implements StepResult {}

  /**
   * It cannot be done.
   *
   * @param leftovers what the device still has of it and could not be taken back
   */
  record Failed(String transcript, String why, List<String> leftovers) implements StepResult {
    /** Copies the leftovers. */
    public Failed {
      leftovers = List.copyOf(leftovers);
    }
  }

  /** Exactly one of the functions is called: the one for what happened. */
  default <R> R match(
      Function<Done, R> done, Function<Later, R> later, Function<Failed, R> failed) {
    if (this instanceof Done it) {
      return done.apply(it);
    } else if (this instanceof Later it) {
      return later.apply(it);
    }
    return failed.apply((Failed) this);
  }
}
