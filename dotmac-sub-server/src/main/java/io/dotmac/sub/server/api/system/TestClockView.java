package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.job.TestClock;
import io.dotmac.sub.core.tenant.TenantKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A business clock.
 *
 * @param kind {@code live}: it is the system clock; {@code sandbox}: it can be moved
 * @param now what it shows
 * @param offsetSeconds how far it is ahead of the system clock
 * @param advancingTo where it is on its way to; absent when it rests
 * @param failures what went wrong on its last way
 */
record TestClockView(
    TenantKind kind,
    Instant now,
    long offsetSeconds,
    @Nullable Instant advancingTo,
    @Nullable String failures) {
  static TestClockView of(TestClock.State state) {
    return new TestClockView(
        state.kind(), state.now(), state.offset().toSeconds(), state.target(), state.failures());
  }
}
