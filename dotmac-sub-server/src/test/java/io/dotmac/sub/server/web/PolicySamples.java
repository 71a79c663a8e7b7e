package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.admin.collect.PolicyPages;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;

/** The pages of dunning policies, filled and empty. */
final class PolicySamples {
  private static final String PATH = "/admin/billing/dunning/policies";

  private PolicySamples() {}

  static PolicyPages.Policies list() {
    return new PolicyPages.Policies(
        "1 policy; each change is a version of its own",
        Rows.of(List.of(new PolicyPages.Row(
            PATH + "/1", "Standard", "Every policy set without its own", "4", "3", on()))));
  }

  static PolicyPages.Policies none() {
    return new PolicyPages.Policies("None yet", Rows.of(List.of()));
  }

  static PolicyPages.Policy one() {
    return new PolicyPages.Policy(
        "Standard",
        on(),
        "Every policy set without its own · version 3",
        "/admin/billing/dunning/simulator?policy=1",
        PATH + "/1/close",
        List.of(
            new PolicyPages.Rung("Day 3", "Reminder", ""),
            new PolicyPages.Rung("Day 14", "Suspend", "late fee 1,500")),
        new Fact.Group(List.of(Fact.of("Hours", "08:00–18:00"))),
        List.of(Fact.link("Version 3", "By Amaka Okafor, 22 Nov 2026", "/admin/search")),
        editor(PATH + "/1", "Publish version 4"));
  }

  static PolicyPages.NewPolicy fresh() {
    return new PolicyPages.NewPolicy(
        Errors.of("expected a number of days such as 7, found 'x'"), editor(PATH, "New policy"));
  }

  private static PolicyPages.Editor editor(String action, String verb) {
    List<Filters.Option> actions = List.of(new Filters.Option("notify", "Reminder", true));
    return new PolicyPages.Editor(
        action,
        action.equals(PATH),
        Errors.NONE,
        Field.of("name", "Name", "Standard"),
        List.of(new Filters.Option("", "Every policy set without its own", true)),
        List.of(
            new PolicyPages.StepFields(0, "3", actions, "", "", ""),
            new PolicyPages.StepFields(1, "14", actions, "5000", "1500", "2.5")),
        List.of(Field.of("grace_days", "Days of grace", "2")),
        List.of(
            new Filters.Option("saturday", "Saturday", false),
            new Filters.Option("sunday", "Sunday", true)),
        List.of(new Filters.Option("one_a_day", "One a day", true)),
        List.of(new Filters.Option("keep", "Stay with the version they began with", true)),
        verb);
  }

  private static Pill on() {
    return Pill.of(Tone.GOOD, "In force");
  }
}
