package io.dotmac.sub.server.web.admin.monitor.form;

import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Filters.Option;
import io.dotmac.sub.server.web.part.Input;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;
import java.util.Map;

/** A form with every kind of input, and something wrong with some of them. */
public final class FormSamples {
  private FormSamples() {}

  /** Who is told of alerts. */
  public static Object policy() {
    return new FormPage(
            "Core network",
            new Link("/admin/network/alert-policies", "Who is told"),
            "Of alerts that are raised from now on. Once somebody takes an alert on, nobody more is"
                + " told.",
            Pill.of(Tone.GOOD, "In use"),
            Rows.of(List.of(
                new Link("/admin/network/alert-policies/1/test", "Send a test"),
                new Link("/admin/network/alert-policies/1/state?to=off", "Take out of use"))),
            Errors.NONE,
            Rows.of(List.of(Fact.of("On call now", "Ada Obi"), Fact.of("Then", "Bola Ade"))),
            "/admin/network/alert-policies/1",
            List.of(new Documents.Hidden("version", "3")),
            List.of(
                Input.text("name", "Policy", "Core network").focused(),
                Input.choice("severity_min", "From severity", options("Notice", "Warning")),
                Input.choice("snmp_target_id", "Device", options("All", "MKT-LEKKI-01")),
                Input.number("interval_seconds", "Seconds between readings", "30")
                    .hint("From 60 on; 300 is usual."),
                Input.moment("starts_at", "The first turn began", "2026-03-02T09:00"),
                Input.secret("community", "Community (set)").hint("Empty: it stays as it is."),
                Input.area("notes", "Notes", "Nights and weekends."),
                Input.tick("tells_resolved", "Who was told is told when it is over", true)),
            false,
            new FormPage.Table(
                "Steps",
                List.of("Minutes", "Whom", "Address or number", "By", "Only"),
                List.of(step(0, "0"), step(1, "15"), step(2, "")),
                "Minutes since the alert was raised. Each step tells of an alert once, at any"
                    + " hour."),
            "Save")
        .failed(
            List.of(
                new FieldError("/interval_seconds", "range", "a number from 60 to 86400 expected"),
                new FieldError("/row1_recipient", "format", "an e-mail address was expected"),
                new FieldError("", "stale", "somebody else changed this in the meantime")),
            Map.of());
  }

  private static FormPage.Row step(int number, String minutes) {
    String at = ChildRows.prefix(number);
    return new FormPage.Row(List.of(
        Input.number(at + "delay_minutes", "Minutes", minutes).celled(),
        Input.choice(at + "who", "Whom", options("On call: NOC", "The address beside"))
            .celled(),
        Input.text(at + "recipient", "Address or number", "").celled(),
        Input.choice(at + "channel", "By", options("E-mail", "SMS")).celled(),
        Input.choice(at + "severity_min", "Only", options("As the policy", "Critical"))
            .celled()));
  }

  private static List<Option> options(String... labels) {
    return List.of(labels).stream()
        .map(label -> new Option(label, label, label.equals(labels[0])))
        .toList();
  }
}
