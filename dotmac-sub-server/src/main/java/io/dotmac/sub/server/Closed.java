package io.dotmac.sub.server;

import io.dropwizard.lifecycle.Managed;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is started with the server and closed when it stops. */
final class Closed<T extends AutoCloseable> implements Managed {
  private final Supplier<T> start;
  private volatile @Nullable T running;

  private Closed(Supplier<T> start) {
    this.start = start;
  }

  static <T extends AutoCloseable> Closed<T> atStop(Supplier<T> start) {
    return new Closed<>(start);
  }

  /** What the running thing says is wrong with it; that it does not run, if it does not. */
  Supplier<Optional<String>> trouble(Function<T, Optional<String>> question) {
    return () -> {
      T asked = running;
      return asked == null ? Optional.of("it does not run") : question.apply(asked);
    };
  }

  @Override
  public void start() {
    running = start.get();
  }

  @Override
  public void stop() throws Exception {
    T ending = running;
    running = null;
    if (ending != null) {
      ending.close();
    }
  }
}
