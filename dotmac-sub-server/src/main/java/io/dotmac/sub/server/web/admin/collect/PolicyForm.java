package io.dotmac.sub.server.web.admin.collect;

import io.dotmac.sub.billing.dunning.policy.MissedSteps;
import io.dotmac.sub.billing.dunning.policy.OpenCases;
import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireName;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A dunning policy as the inputs of a form, by their names. What a form has no input for, such as a
 * condition on a field, stays with the step of the same day.
 */
record PolicyForm(Map<String, String> typed, Set<String> restDays) {
  /** Steps that can be written down on the page; a policy with more is edited over REST. */
  static final int STEPS = 8;

  /** What was sent. */
  static PolicyForm of(MultivaluedMap<String, String> sent) {
    Map<String, String> typed = new HashMap<>();
    sent.forEach(
        (name, values) -> typed.put(name, values.isEmpty() ? "" : values.get(0).trim()));
    return new PolicyForm(typed, Set.copyOf(sent.getOrDefault("rest_day", List.of())));
  }

  /** A stored version, to be changed. */
  static PolicyForm of(PolicyDocument document) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(STEPS, document.steps().size()); i++) {
      PolicyDocument.Step step = document.steps().get(i);
      typed.put("day" + i, Integer.toString(step.day()));
      typed.put("action" + i, WireName.of(step.action()));
      PolicyDocument.When when = step.when();
      typed.put("min" + i, when == null ? "" : plain(when.minAmount()));
      PolicyDocument.Fee fee = step.lateFee();
      typed.put("fee" + i, fee == null ? "" : plain(fee.amount()));
      typed.put("percent" + i, fee == null ? "" : plain(fee.percent()));
    }
    Integer grace = document.graceDays();
    typed.put("grace_days", grace == null ? "" : grace.toString());
    typed.put("minimum_balance", plain(document.minimumBalance()));
    MissedSteps missed = document.missedSteps();
    OpenCases open = document.openCases();
    typed.put("missed", WireName.of(missed == null ? MissedSteps.ONE_A_DAY : missed));
    typed.put("open", WireName.of(open == null ? OpenCases.KEEP : open));
    PolicyDocument.Calendar calendar = document.calendar();
    if (calendar == null) {
      return new PolicyForm(typed, Set.of());
    }
    typed.put("opens", calendar.opens() == null ? "" : calendar.opens());
    typed.put("closes", calendar.closes() == null ? "" : calendar.closes());
    List<LocalDate> holidays = calendar.holidays();
    typed.put(
        "holidays",
        holidays == null
            ? ""
            : holidays.stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
    List<DayOfWeek> rest = calendar.restDays();
    return new PolicyForm(
        typed,
        rest == null ? Set.of() : rest.stream().map(WireName::of).collect(Collectors.toSet()));
  }

  String text(String name) {
    return typed.getOrDefault(name, "");
  }

  /**
   * The policy it says.
   *
   * @param before the version it follows, if there is one
   */
  PolicyDocument document(@Nullable PolicyDocument before) {
    List<PolicyDocument.Step> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      if (!text("day" + i).isEmpty()) {
        steps.add(step(i, before));
      }
    }
    if (before != null && before.steps().size() > STEPS) {
      throw Problem.invalid(
          "/steps", "size", "expected at most " + STEPS + " steps here; longer policies over REST");
    }
    return new PolicyDocument(
        steps,
        calendar(),
        text("grace_days").isEmpty() ? null : number("grace_days", text("grace_days")),
        amount("minimum_balance"),
        before == null ? null : before.exclude(),
        WireName.parse(MissedSteps.class, text("missed")),
        WireName.parse(OpenCases.class, text("open")));
  }

  private PolicyDocument.Step step(int i, @Nullable PolicyDocument before) {
    int day = number("steps/" + i + "/day", text("day" + i));
    PolicyDocument.Step old = before == null
        ? null
        : before.steps().stream().filter(each -> each.day() == day).findFirst().orElse(null);
    PolicyDocument.When when = old == null ? null : old.when();
    BigDecimal min = amount("min" + i);
    BigDecimal fee = amount("fee" + i);
    BigDecimal percent = amount("percent" + i);
    PolicyDocument.Fee oldFee = old == null ? null : old.lateFee();
    return new PolicyDocument.Step(
        day,
        WireName.parse(DunningAction.class, text("action" + i)),
        when(min, when),
        fee == null && percent == null
            ? null
            : new PolicyDocument.Fee(fee, percent, oldFee == null ? null : oldFee.cap()));
  }

  private static PolicyDocument.@Nullable When when(
      @Nullable BigDecimal min, PolicyDocument.@Nullable When old) {
    if (old == null) {
      return min == null ? null : new PolicyDocument.When(min, null, null, null, null, null);
    }
    return new PolicyDocument.When(
        min, old.maxAmount(), old.minInvoices(), old.failureCodes(), old.fields(), old.customer());
  }

  private PolicyDocument.@Nullable Calendar calendar() {
    List<DayOfWeek> rest = restDays.stream()
        .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
        .sorted()
        .toList();
    List<LocalDate> holidays = holidays();
    String opens = text("opens");
    String closes = text("closes");
    return rest.isEmpty() && holidays.isEmpty() && opens.isEmpty() && closes.isEmpty()
        ? null
        : new PolicyDocument.Calendar(
            rest, holidays, opens.isEmpty() ? null : opens, closes.isEmpty() ? null : closes);
  }

  private List<LocalDate> holidays() {
    List<LocalDate> days = new ArrayList<>();
    for (String day : text("holidays").split("[,\\s]+", -1)) {
      if (!day.isEmpty()) {
        try {
          days.add(LocalDate.parse(day));
        } catch (DateTimeParseException e) {
          throw Problem.invalid(
              "/calendar/holidays", "format", "expected dates such as 2026-12-25, found " + day);
        }
      }
    }
    return List.copyOf(days);
  }

  private @Nullable BigDecimal amount(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,4})?")) {
      throw Problem.invalid(
          "/" + name, "format", "expected a number such as 1500 or 2.5, found '" + text + "'");
    }
    return new BigDecimal(text);
  }

  private static int number(String name, String text) {
    if (!text.matches("[0-9]{1,4}")) {
      throw Problem.invalid(
          "/" + name, "format", "expected a number of days such as 7, found '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private static String plain(@Nullable BigDecimal amount) {
    return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
  }
}
