package io.dotmac.sub.server.health;

import com.codahale.metrics.health.HealthCheck;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether one part of the server works: it names its trouble, or has none. */
public final class PartCheck extends HealthCheck {
  private final Supplier<Optional<String>> trouble;

  /** Asks {@code trouble} each time. */
  public PartCheck(Supplier<Optional<String>> trouble) {
    this.trouble = trouble;
  }

  @Override
  protected Result check() {
    return trouble.get().map(Result::unhealthy).orElseGet(Result::healthy);
  }
}
