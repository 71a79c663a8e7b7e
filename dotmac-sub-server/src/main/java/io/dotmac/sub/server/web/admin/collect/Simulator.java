package io.dotmac.sub.server.web.admin.collect;

import io.dotmac.sub.billing.dunning.DunningSimulations;
import io.dotmac.sub.billing.dunning.DunningSimulations.Request;
import io.dotmac.sub.billing.dunning.policy.Touch;
import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.billing.dunning.version.PolicyVersionId;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.part.Chart;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The page of the dunning simulator: what was asked, and what was found. */
final class Simulator {
  private static final int DETAILS = 100;

  private Simulator() {}

  /** What the address asks for; empty when the form was not sent. */
  static Optional<Request> asked(Params params) {
    if (params.text("from").isEmpty() && params.text("to").isEmpty()) {
      return Optional.empty();
    }
    LocalDate from = date(params, "from");
    LocalDate to = date(params, "to");
    PolicyDocument draft = draft(params.text("steps"));
    PolicyVersionId version = draft != null || params.text("policy").isEmpty()
        ? null
        : PolicyVersionId.parse(params.text("policy"));
    return Optional.of(new Request(version, draft, from, to, DETAILS));
  }

  private static LocalDate date(Params params, String name) {
    return params
        .date(name)
        .orElseThrow(() -> Problem.invalid(
            "/" + name, "format", "expected a date such as 2026-01-31 for '" + name + "'"));
  }

  /** {@code 7 notify, 14 suspend} as a policy. */
  private static @Nullable PolicyDocument draft(String text) {
    if (text.isBlank()) {
      return null;
    }
    List<PolicyDocument.Step> steps = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] words = part.strip().split("\\s+", -1);
      if (words.length != 2 || !words[0].matches("[0-9]{1,4}")) {
        throw Problem.invalid(
            "/steps",
            "format",
            "expected steps such as '7 notify, 14 suspend', found '" + part.strip() + "'");
      }
      steps.add(new PolicyDocument.Step(
          Integer.parseInt(words[0]), WireName.parse(DunningAction.class, words[1]), null, null));
    }
    return PolicyDocument.of(steps);
  }

  static CollectPages.Simulator page(
      Visit visit, DunningSimulations.@Nullable Result result, String problem) {
    LocalDate today = visit.tx().today();
    Params params = visit.params();
    return new CollectPages.Simulator(
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        List.of(
            Field.of("from", visit.say("simulator.from"), or(params, "from", today.minusDays(90))),
            Field.of("to", visit.say("simulator.to"), or(params, "to", today)),
            Field.of("steps", visit.say("simulator.steps"), params.text("steps"))
                .hint(visit.say("simulator.steps_hint"))),
        policies(visit),
        result == null ? null : result(visit, result));
  }

  private static String or(Params params, String name, LocalDate fallback) {
    String typed = params.text(name);
    return typed.isEmpty() ? fallback.toString() : typed;
  }

  private static List<Filters.Option> policies(Visit visit) {
    String chosen = visit.params().text("policy");
    List<Filters.Option> options = new ArrayList<>();
    options.add(new Filters.Option("", visit.say("simulator.as_it_is"), chosen.isEmpty()));
    options.addAll(visit
        .query("select v.id, p.name, v.version_no from dunning_policy_version v"
            + " join dunning_policy p on p.tenant_id = v.tenant_id and p.id = v.policy_id"
            + " where v.tenant_id = :tenant")
        .then("order by p.name, v.version_no desc")
        .list(row -> new Filters.Option(
            row.text("id"),
            visit.say("simulator.version", row.text("name"), row.text("version_no")),
            row.text("id").equals(chosen))));
    return List.copyOf(options);
  }

  private static CollectPages.Result result(Visit visit, DunningSimulations.Result found) {
    int steps = found.steps().stream().mapToInt(DunningSimulations.Rung::count).sum();
    String shown = visit.formats().count(found.touches().size());
    return new CollectPages.Result(
        visit.say(
            "simulator.result",
            visit.formats().date(found.from()),
            visit.formats().date(found.to())),
        List.of(
            cell(visit, "simulator.accounts", found.accounts()),
            cell(visit, "simulator.touched", found.touched()),
            cell(visit, "simulator.taken", steps),
            Documents.Cell.of(visit.say("simulator.paid"), paid(visit, found), "")),
        chart(visit, found),
        found.steps().stream().map(each -> step(visit, each)).toList(),
        !found.touches().isEmpty(),
        found.touches().stream().map(each -> touch(visit, each)).toList(),
        visit.say("simulator.foot", shown, visit.formats().count(steps)));
  }

  private static Documents.Cell cell(Visit visit, String key, int count) {
    return Documents.Cell.of(visit.say(key), visit.formats().count(count), "");
  }

  /** In the tenant's currency; other currencies are in the table. */
  private static String paid(Visit visit, DunningSimulations.Result found) {
    List<Money> paid = found.steps().stream()
        .map(DunningSimulations.Rung::paid)
        .filter(each -> each.currency().equals(visit.currency()))
        .toList();
    return visit.formats().money(Money.sum(visit.currency(), paid));
  }

  private static Chart chart(Visit visit, DunningSimulations.Result found) {
    Map<LocalDate, int[]> days = new TreeMap<>();
    for (DunningSimulations.Day day : found.days()) {
      int[] counts = days.computeIfAbsent(day.on(), each -> new int[4]);
      counts[0] += day.notified();
      counts[1] += day.throttled();
      counts[2] += day.suspended();
      counts[3] += day.rejected();
    }
    List<Chart.Series> sets = new ArrayList<>();
    DunningAction[] actions = DunningAction.values();
    for (int i = 0; i < actions.length; i++) {
      int at = i;
      ToIntFunction<int[]> count = counts -> counts[at];
      sets.add(Chart.Series.bars(
          visit.name("step", WireName.of(actions[i])),
          days.values().stream().map(count::applyAsInt).toList(),
          i + 1));
    }
    return Chart.of(
        "simulated",
        "h-220",
        visit.say("simulator.chart"),
        visit.say("simulator.day"),
        new Chart.Spec(
            "bar",
            "n",
            null,
            true,
            true,
            days.keySet().stream().map(visit.formats()::dayMonth).toList(),
            sets));
  }

  private static CollectPages.StepRow step(Visit visit, DunningSimulations.Rung each) {
    return new CollectPages.StepRow(
        visit.say("dunning.day", each.day()),
        visit.name("step", WireName.of(each.action())),
        visit.formats().count(each.count()),
        visit.formats().money(each.overdue()),
        visit.formats().money(each.fees()),
        visit.formats().money(each.paid()));
  }

  private static CollectPages.TouchRow touch(Visit visit, DunningSimulations.Named named) {
    Touch each = named.touch();
    return new CollectPages.TouchRow(
        "/admin/search?q=" + named.accountNumber(),
        named.accountNumber(),
        visit.formats().date(each.on()),
        visit.name("step", WireName.of(each.action())),
        visit.formats().money(each.overdue()),
        visit.formats().money(each.fee()),
        visit.formats().money(each.paid()));
  }
}
