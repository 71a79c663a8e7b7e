package io.dotmac.sub.server;

import io.dropwizard.lifecycle.Managed;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is started with the server and closed when it stops. */
final class Closed implements Managed {
  private final Supplier<? extends AutoCloseable> start;
  private @Nullable AutoCloseable running;

  private Closed(Supplier<? extends AutoCloseable> start) {
    this.start = start;
  }

  static Managed atStop(Supplier<? extends AutoCloseable> start) {
    return new Closed(start);
  }

  @Override
  public void start() {
    running = start.get();
  }

  @Override
  public void stop() throws Exception {
    if (running != null) {
      running.close();
    }
  }
}
