package io.dotmac.sub.devices.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A change of a thing that a device prints as one text: its state is that text, or that there is
 * none. Enough for small drivers.
 *
 * @param operation for people
 * @param reading reads the text
 * @param sending sends a request and throws if it is not accepted
 * @param planning the steps from a state that is not the wanted one
 * @param goal whether a state is the wanted one
 * @param <C> a connection to the device
 */
public record TextChange<C>(
    String operation,
    Function<C, Optional<String>> reading,
    BiConsumer<C, Request> sending,
    Function<Optional<String>, List<Step>> planning,
    Predicate<Optional<String>> goal)
    implements Change<C, Optional<String>> {
  @Override
  public Optional<String> read(C connection) {
    return reading.apply(connection);
  }

  @Override
  public void send(C connection, Request request) {
    sending.accept(connection, request);
  }

  @Override
  public List<Step> steps(Optional<String> now) {
    return goal.test(now) ? List.of() : planning.apply(now);
  }

  @Override
  public boolean reached(Optional<String> before, Optional<String> after) {
    return goal.test(after);
  }

  @Override
  public List<String> leftovers(Optional<String> before, Optional<String> after) {
    return before.equals(after)
        ? List.of()
        : List.of(after.map(text -> "new: " + text).orElse("gone: " + before.orElse("")));
  }
}
