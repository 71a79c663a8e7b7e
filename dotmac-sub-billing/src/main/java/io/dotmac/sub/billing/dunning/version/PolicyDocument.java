package io.dotmac.sub.billing.dunning.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dotmac.sub.billing.dunning.policy.Collectible;
import io.dotmac.sub.billing.dunning.policy.Conditions;
import io.dotmac.sub.billing.dunning.policy.CustomerKind;
import io.dotmac.sub.billing.dunning.policy.DunningCalendar;
import io.dotmac.sub.billing.dunning.policy.DunningPolicy;
import io.dotmac.sub.billing.dunning.policy.DunningStep;
import io.dotmac.sub.billing.dunning.policy.LateFee;
import io.dotmac.sub.billing.dunning.policy.MissedSteps;
import io.dotmac.sub.billing.dunning.policy.OpenCases;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireJson;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A dunning policy as it is written down and sent. Amounts are in the currency of the account they
 * are compared with. What is absent has no effect.
 *
 * @param steps at least one, rising by day
 * @param graceDays for accounts without their own
 * @param minimumBalance less than this is not collected
 * @param exclude whoever one of these is about is left alone
 * @param missedSteps absent: one a day
 * @param openCases absent: they keep the version they began with
 */
public record PolicyDocument(
    List<Step> steps,
    @Nullable Calendar calendar,
    @Nullable Integer graceDays,
    @Nullable BigDecimal minimumBalance,
    @Nullable List<When> exclude,
    @Nullable MissedSteps missedSteps,
    @Nullable OpenCases openCases) {
  private static final ObjectMapper MAPPER = WireJson.configure(
      JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build());

  private static final int MOST_STEPS = 50;

  /**
   * A rung.
   *
   * @param day days after the due date
   * @param when absent: for everybody
   */
  public record Step(
      int day,
      DunningAction action,
      @Nullable When when,
      @Nullable Fee lateFee) {}

  /** Who something is for; all that is present must hold. */
  public record When(
      @Nullable BigDecimal minAmount,
      @Nullable BigDecimal maxAmount,
      @Nullable Integer minInvoices,
      @Nullable List<String> failureCodes,
      @Nullable Map<String, String> fields,
      @Nullable CustomerKind customer) {}

  /** A fixed amount, a share of what is overdue in per cent, or both; at most {@code cap}. */
  public record Fee(
      @Nullable BigDecimal amount,
      @Nullable BigDecimal percent,
      @Nullable BigDecimal cap) {}

  /**
   * When steps are taken, in the tenant's zone.
   *
   * @param opens such as 08:00; absent: 06:00
   * @param closes such as 18:00; absent: midnight
   */
  public record Calendar(
      @Nullable List<DayOfWeek> restDays,
      @Nullable List<LocalDate> holidays,
      @Nullable String opens,
      @Nullable String closes) {}

  /** A plain ladder. */
  public static PolicyDocument of(List<Step> steps) {
    return new PolicyDocument(steps, null, null, null, null, null, null);
  }

  /** Reads what {@link #json} wrote. */
  public static PolicyDocument parse(String json) {
    try {
      return MAPPER.readValue(json, PolicyDocument.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a stored dunning policy cannot be read", e);
    }
  }

  /** As it is stored. */
  public String json() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a dunning policy cannot be written", e);
    }
  }

  /** The rules; what makes no sense is refused where it stands. */
  public DunningPolicy policy() {
    return policy("");
  }

  /**
   * As {@link #policy()}, of a document that stands within something else.
   *
   * @param at where, as a JSON pointer such as {@code /document}
   */
  public DunningPolicy policy(String at) {
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw Problem.invalid(
          at + "/steps", "size", "expected 1 to " + MOST_STEPS + " steps, found " + steps.size());
    }
    List<DunningStep> rungs = new ArrayList<>();
    for (Step step : steps) {
      rungs.add(checked(at + "/steps/" + rungs.size(), () -> rung(step)));
    }
    List<Conditions> exclusions = exclude == null
        ? List.of()
        : exclude.stream().map(PolicyDocument::conditions).toList();
    DunningCalendar hours = checked(at + "/calendar", () -> hours(at));
    Collectible collectible = checked(
        at + "/grace_days",
        () -> new Collectible(
            graceDays == null ? 0 : graceDays,
            minimumBalance == null ? BigDecimal.ZERO : minimumBalance,
            exclusions));
    return checked(
        at + "/steps",
        () -> new DunningPolicy(
            rungs,
            hours,
            collectible,
            missedSteps == null ? MissedSteps.ONE_A_DAY : missedSteps,
            openCases == null ? OpenCases.KEEP : openCases));
  }

  private static DunningStep rung(Step step) {
    Fee fee = step.lateFee();
    return new DunningStep(
        step.day(),
        step.action(),
        step.when() == null ? Conditions.ALWAYS : conditions(step.when()),
        fee == null
            ? Optional.empty()
            : Optional.of(new LateFee(orZero(fee.amount()), orZero(fee.percent()), fee.cap())));
  }

  private static Conditions conditions(When when) {
    return new Conditions(
        when.minAmount(),
        when.maxAmount(),
        when.minInvoices(),
        when.failureCodes() == null ? Set.of() : new HashSet<>(when.failureCodes()),
        when.fields() == null ? Map.of() : when.fields(),
        when.customer());
  }

  private DunningCalendar hours(String at) {
    if (calendar == null) {
      return DunningCalendar.EVERY_DAY;
    }
    String from = calendar.opens();
    String to = calendar.closes();
    return new DunningCalendar(
        calendar.restDays() == null ? Set.of() : new HashSet<>(calendar.restDays()),
        calendar.holidays() == null ? Set.of() : new HashSet<>(calendar.holidays()),
        from == null ? DunningCalendar.EVERY_DAY.opens() : time(at + "/calendar/opens", from),
        to == null ? null : time(at + "/calendar/closes", to));
  }

  private static LocalTime time(String pointer, String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw Problem.invalid(
          pointer, "format", "expected a time such as 08:00, found '" + text + "'");
    }
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /** A rule that a record refuses is the sender's mistake here. */
  private static <T> T checked(String pointer, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(pointer, "rule", String.valueOf(e.getMessage()));
    }
  }
}
