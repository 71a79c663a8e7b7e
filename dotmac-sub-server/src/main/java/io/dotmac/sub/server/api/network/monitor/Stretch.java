package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.network.traffic.Bandwidth;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.core.usage.Carried;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A stretch of time that is asked for: {@code since}, {@code until} and {@code step}. */
public final class Stretch {
  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  @QueryParam("since")
  private @Nullable String since;

  @QueryParam("until")
  private @Nullable String until;

  @QueryParam("step")
  private @Nullable String step;

  Instant until(Tx tx) {
    return until == null ? tx.systemNow() : moment("/until", until);
  }

  Instant since(Tx tx) {
    return since == null ? until(tx).minus(USUAL) : moment("/since", since);
  }

  Bandwidth.Step step(Instant from, Instant to) {
    if (step == null) {
      return Bandwidth.step(from, to);
    }
    try {
      return WireName.parse(Bandwidth.Step.class, step);
    } catch (ProblemException e) {
      throw Problem.invalid("/step", "enum", e.problem().detail());
    }
  }

  /** Hours or days; hours of up to a week unless said otherwise. */
  Carried.Step carriedStep(Instant from, Instant to) {
    if (step == null) {
      return Duration.between(from, to).compareTo(WEEK) <= 0 ? Carried.Step.HOUR : Carried.Step.DAY;
    }
    try {
      return WireName.parse(Carried.Step.class, step);
    } catch (ProblemException e) {
      throw Problem.invalid("/step", "enum", e.problem().detail());
    }
  }

  private static Instant moment(String pointer, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.invalid(
          pointer, "format", "a moment such as 2026-11-30T08:00:00Z was expected");
    }
  }
}
