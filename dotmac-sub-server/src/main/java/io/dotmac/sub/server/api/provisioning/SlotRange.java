package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.problem.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which days somebody wants to see slots of; absent: a week from today. */
record SlotRange(@Nullable LocalDate from, int days) {
  private static final int WEEK = 7;

  static SlotRange of(@Nullable String from, @Nullable String days) {
    return new SlotRange(day(from), days == null ? WEEK : number(days));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.invalid("/from", "format", "a date such as 2026-03-31 was expected");
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Problem.invalid("/days", "type", "days must be a whole number");
    }
  }
}
