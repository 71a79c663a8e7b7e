package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Statuses as pills: one place decides which of them is good news. */
public final class Labels {
  private final Visit visit;

  public Labels(Visit visit) {
    this.visit = visit;
  }

  /** A subscriber's status; who owes overdue money is never just "active". */
  public Pill subscriber(String status, boolean overdue) {
    if (status.equals("active") && overdue) {
      return Pill.of(Tone.WARN, visit.say("subscriber.active_overdue"));
    }
    return visit.pill(service(status), status);
  }

  /** A subscription's status. */
  public Pill subscription(String status) {
    return visit.pill(service(status), status);
  }

  private static Tone service(String status) {
    return switch (status) {
      case "active" -> Tone.GOOD;
      case "suspended", "delinquent" -> Tone.WARN;
      case "pending" -> Tone.INFO;
      default -> Tone.NEUTRAL;
    };
  }

  /** An invoice's status; overdue is told by the date, whether or not a job has marked it yet. */
  public Pill invoice(String status, @Nullable LocalDate dueOn, long balanceMinor) {
    LocalDate today = visit.tx().today();
    if (balanceMinor > 0 && dueOn != null && dueOn.isBefore(today)) {
      long days = Formats.days(dueOn, today);
      return Pill.of(Tone.BAD, visit.say("invoice.overdue_days", days));
    }
    return switch (status) {
      case "paid" -> visit.pill(Tone.GOOD, status);
      case "issued", "overdue", "partially_paid" ->
        visit.pill(Tone.INFO, status.equals("overdue") ? "issued" : status);
      default -> visit.pill(Tone.NEUTRAL, status);
    };
  }

  /** A payment's status. */
  public Pill payment(String status) {
    Tone tone = switch (status) {
      case "succeeded" -> Tone.GOOD;
      case "pending" -> Tone.INFO;
      case "failed", "reversed" -> Tone.WARN;
      default -> Tone.NEUTRAL;
    };
    return visit.pill(tone, status);
  }

  /** A billing run's status. */
  public Pill run(String status) {
    Tone tone =
        status.equals("success") ? Tone.GOOD : status.equals("running") ? Tone.INFO : Tone.WARN;
    return visit.pill(tone, status);
  }

  /** A dunning case's status. */
  public Pill dunning(String status) {
    Tone tone = switch (status) {
      case "open" -> Tone.WARN;
      case "resolved" -> Tone.GOOD;
      default -> Tone.NEUTRAL;
    };
    return visit.pill(tone, status);
  }

  /** A payment arrangement's status. */
  public Pill arrangement(String status) {
    Tone tone = switch (status) {
      case "pending" -> Tone.WARN;
      case "active" -> Tone.INFO;
      case "completed" -> Tone.GOOD;
      case "defaulted" -> Tone.BAD;
      default -> Tone.NEUTRAL;
    };
    return visit.pill(tone, status);
  }

  /** An installment's status. */
  public Pill installment(String status) {
    Tone tone = switch (status) {
      case "due" -> Tone.WARN;
      case "paid" -> Tone.GOOD;
      case "overdue" -> Tone.BAD;
      default -> Tone.NEUTRAL;
    };
    return visit.pill(tone, status);
  }

  /** An offer's status. */
  public Pill offer(String status) {
    return visit.pill(status.equals("active") ? Tone.GOOD : Tone.NEUTRAL, status);
  }

  /** Whether a line is up: locked beats online beats offline. */
  public Pill line(boolean locked, boolean online) {
    if (locked) {
      return Pill.of(Tone.WARN, visit.say("line.locked"));
    }
    return online
        ? Pill.of(Tone.GOOD, visit.say("line.online"))
        : Pill.of(Tone.NEUTRAL, visit.say("line.offline"));
  }
}
