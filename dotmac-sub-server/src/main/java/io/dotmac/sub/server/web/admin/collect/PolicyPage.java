package io.dotmac.sub.server.web.admin.collect;

import io.dotmac.sub.billing.dunning.policy.MissedSteps;
import io.dotmac.sub.billing.dunning.policy.OpenCases;
import io.dotmac.sub.billing.dunning.version.DunningPolicies;
import io.dotmac.sub.billing.dunning.version.DunningPolicyId;
import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.billing.dunning.version.PolicyVersion;
import io.dotmac.sub.billing.dunning.version.StoredPolicy;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dunning policies: the list, one with its ladder, and the form of its next version. */
final class PolicyPage {
  static final String PATH = "/admin/billing/dunning/policies";

  private PolicyPage() {}

  static PolicyPages.Policies list(Visit visit) {
    List<PolicyPages.Row> rows = visit
        .query("select p.id, p.name, p.is_active, s.name as set_name, v.version_no,"
            + " jsonb_array_length(v.document::jsonb -> 'steps') as steps"
            + " from dunning_policy p left join policy_set s on s.tenant_id = p.tenant_id"
            + " and s.id = p.policy_set_id join lateral (select * from dunning_policy_version v"
            + " where v.tenant_id = p.tenant_id and v.policy_id = p.id"
            + " order by v.version_no desc limit 1) v on true where p.tenant_id = :tenant")
        .then("order by p.is_active desc, p.name")
        .list(row -> new PolicyPages.Row(
            PATH + "/" + row.id("id"),
            row.text("name"),
            who(visit, row.text("set_name")),
            visit.formats().count(row.number("steps")),
            visit.formats().count(row.number("version_no")),
            state(visit, row.flag("is_active"))));
    return new PolicyPages.Policies(visit.say("policy.summary", rows.size()), Rows.of(rows));
  }

  static PolicyPages.Policy one(
      Visit visit, DunningPolicyId id, @Nullable PolicyForm typed, Errors errors) {
    StoredPolicy policy = DunningPolicies.require(visit.tx(), id);
    List<PolicyVersion> versions = DunningPolicies.versions(visit.tx(), id);
    PolicyVersion newest = versions.get(0);
    String set = policy
        .policySet()
        .flatMap(each -> visit
            .query("select s.name from policy_set s where s.tenant_id = :tenant and s.id = :set")
            .with("set", each.value())
            .first(row -> row.text("name")))
        .orElse("");
    return new PolicyPages.Policy(
        policy.name(),
        state(visit, policy.isActive()),
        visit.say("policy.subtitle", who(visit, set), newest.number()),
        "/admin/billing/dunning/simulator?policy=" + newest.id() + "&from="
            + visit.tx().today().minusDays(90) + "&to=" + visit.tx().today(),
        policy.isActive() ? PATH + "/" + id + "/close" : "",
        newest.document().steps().stream().map(step -> rung(visit, step)).toList(),
        new Fact.Group(rules(visit, newest.document())),
        versions.stream().map(each -> version(visit, each)).toList(),
        editor(
            visit,
            typed == null ? PolicyForm.of(newest.document()) : typed,
            errors,
            PATH + "/" + id,
            visit.say("policy.publish", newest.number() + 1)));
  }

  private static Fact version(Visit visit, PolicyVersion version) {
    return Fact.link(
        visit.say("policy.version", version.number()),
        visit.say(
            "bank.read_by", version.publishedBy(), visit.formats().moment(version.publishedAt())),
        "/admin/billing/dunning/simulator?policy=" + version.id());
  }

  private static PolicyPages.Rung rung(Visit visit, PolicyDocument.Step step) {
    List<String> note = new ArrayList<>();
    PolicyDocument.When when = step.when();
    if (when != null && when.minAmount() != null) {
      note.add(visit.say("policy.from_amount", visit.formats().number(when.minAmount())));
    }
    PolicyDocument.Fee fee = step.lateFee();
    if (fee != null && fee.amount() != null) {
      note.add(visit.say("policy.fee_of", visit.formats().number(fee.amount())));
    }
    if (fee != null && fee.percent() != null) {
      note.add(visit.say("policy.fee_of", visit.formats().number(fee.percent()) + "%"));
    }
    return new PolicyPages.Rung(
        visit.say("dunning.day", step.day()),
        visit.name("step", WireName.of(step.action())),
        String.join(" · ", note));
  }

  private static List<Fact> rules(Visit visit, PolicyDocument document) {
    List<Fact> facts = new ArrayList<>();
    Integer grace = document.graceDays();
    BigDecimal least = document.minimumBalance();
    facts.add(Fact.of(
        visit.say("policy.grace_days"), grace == null ? "0" : visit.formats().count(grace)));
    facts.add(Fact.of(
        visit.say("policy.minimum_balance"),
        least == null ? "0" : visit.formats().number(least)));
    PolicyDocument.Calendar calendar = document.calendar();
    if (calendar != null) {
      String opens = calendar.opens() == null ? "06:00" : calendar.opens();
      String closes = calendar.closes() == null ? "24:00" : calendar.closes();
      facts.add(Fact.of(visit.say("policy.hours"), opens + "–" + closes));
      List<DayOfWeek> rest = calendar.restDays();
      if (rest != null && !rest.isEmpty()) {
        facts.add(Fact.of(
            visit.say("policy.rest_days"),
            String.join(
                ", ",
                rest.stream().map(day -> visit.name("day", WireName.of(day))).toList())));
      }
    }
    return List.copyOf(facts);
  }

  static PolicyPages.NewPolicy fresh(Visit visit, @Nullable PolicyForm typed, Errors errors) {
    PolicyForm form = typed == null
        ? PolicyForm.of(PolicyDocument.of(List.of(
            new PolicyDocument.Step(3, DunningAction.NOTIFY, null, null),
            new PolicyDocument.Step(7, DunningAction.NOTIFY, null, null),
            new PolicyDocument.Step(14, DunningAction.SUSPEND, null, null))))
        : typed;
    return new PolicyPages.NewPolicy(
        errors, editor(visit, form, errors, PATH, visit.say("policy.new")));
  }

  private static PolicyPages.Editor editor(
      Visit visit, PolicyForm form, Errors errors, String action, String verb) {
    List<PolicyPages.StepFields> steps = new ArrayList<>();
    for (int i = 0; i < PolicyForm.STEPS; i++) {
      steps.add(new PolicyPages.StepFields(
          i,
          form.text("day" + i),
          options(visit, "step", DunningAction.values(), form.text("action" + i)),
          form.text("min" + i),
          form.text("fee" + i),
          form.text("percent" + i)));
    }
    return new PolicyPages.Editor(
        action,
        action.equals(PATH),
        errors,
        Field.of("name", visit.say("policy.name"), form.text("name")),
        sets(visit, form.text("set")),
        steps,
        List.of(
            field(visit, form, "grace_days"),
            field(visit, form, "minimum_balance"),
            field(visit, form, "opens"),
            field(visit, form, "closes"),
            field(visit, form, "holidays").hint(visit.say("policy.holidays_hint"))),
        Arrays.stream(DayOfWeek.values())
            .map(WireName::of)
            .map(day ->
                new Filters.Option(day, visit.name("day", day), form.restDays().contains(day)))
            .toList(),
        options(visit, "missed", MissedSteps.values(), form.text("missed")),
        options(visit, "opencases", OpenCases.values(), form.text("open")),
        verb);
  }

  private static Field field(Visit visit, PolicyForm form, String name) {
    return Field.of(name, visit.say("policy." + name), form.text(name));
  }

  private static List<Filters.Option> sets(Visit visit, String chosen) {
    List<Filters.Option> sets = new ArrayList<>();
    sets.add(new Filters.Option("", visit.say("policy.everybody"), chosen.isEmpty()));
    sets.addAll(visit
        .query("select s.id, s.name from policy_set s where s.tenant_id = :tenant")
        .then("order by s.name")
        .list(row -> new Filters.Option(
            row.id("id").toString(), row.text("name"), row.id("id").toString().equals(chosen))));
    return List.copyOf(sets);
  }

  private static <E extends Enum<E>> List<Filters.Option> options(
      Visit visit, String kind, E[] values, String chosen) {
    return Arrays.stream(values)
        .map(WireName::of)
        .map(wire -> new Filters.Option(wire, visit.name(kind, wire), wire.equals(chosen)))
        .toList();
  }

  private static String who(Visit visit, String set) {
    return set.isEmpty() ? visit.say("policy.everybody") : set;
  }

  private static Pill state(Visit visit, boolean active) {
    return active
        ? Pill.of(Tone.GOOD, visit.say("policy.in_force"))
        : Pill.of(Tone.NEUTRAL, visit.say("policy.off"));
  }
}
