package io.dotmac.sub.server.web.admin.monitor.form;

import io.dotmac.sub.core.network.alert.AlertMetric;
import io.dotmac.sub.core.network.alert.AlertRule;
import io.dotmac.sub.core.network.alert.AlertSeverity;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Input;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules that raise alerts. */
@Path("/admin/network/alert-rules")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class RulePages extends ItemForms<AlertRule> {
  private static final Set<String> INPUTS = Set.of(
      "name",
      "metric_type",
      "operator",
      "threshold",
      "clear_threshold",
      "duration_seconds",
      "severity",
      "snmp_target_id",
      "interface_id",
      "notes");

  public RulePages(Portal portal, Database db) {
    super(portal, db, AlertRule.class, INPUTS);
  }

  @GET
  @RequirePermission(value = SEE, realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, "admin/watch", WatchLists::rules);
  }

  @Override
  Sent blank(Visit visit) {
    return new Sent(Map.of("operator", "gt", "severity", "warning", "duration_seconds", "0"));
  }

  @Override
  String after(UUID id) {
    return WatchLists.RULES;
  }

  @Override
  FormPage page(Visit visit, @Nullable UUID id, Sent values) {
    boolean active = values.isOn("is_active");
    return new FormPage(
        id == null ? visit.say("rule.add") : values.text("name"),
        new Link(WatchLists.RULES, visit.say("watch.rules")),
        visit.say("rule.text"),
        status(visit, id, active),
        buttons(visit, WatchLists.RULES, id, active),
        Errors.NONE,
        Rows.of(List.of()),
        WatchLists.RULES + "/" + (id == null ? "new" : id),
        version(values),
        inputs(visit, values),
        true,
        null,
        visit.say(id == null ? "rule.add" : "action.save"));
  }

  private static List<Input> inputs(Visit visit, Sent values) {
    String target = values.text("snmp_target_id");
    String port = values.text("interface_id");
    return List.of(
        text(visit, values, "name").focused(),
        Input.choice(
            "metric_type",
            visit.say("rule.metric_type"),
            Options.values(visit, "rule_metric", AlertMetric.values(), values.text("metric_type"))),
        Input.choice(
            "operator",
            visit.say("rule.operator"),
            Options.values(
                visit, "rule_operator", AlertRule.Operator.values(), values.text("operator"))),
        text(visit, values, "threshold"),
        text(visit, values, "clear_threshold").hint(visit.say("rule.clear_hint")),
        Input.number(
                "duration_seconds",
                visit.say("rule.duration_seconds"),
                values.text("duration_seconds"))
            .hint(visit.say("rule.duration_hint")),
        Input.choice(
            "severity",
            visit.say("rule.severity"),
            Options.values(
                visit, "alert_severity", AlertSeverity.values(), values.text("severity"))),
        Input.choice(
            "snmp_target_id",
            visit.say("rule.device"),
            Options.orNone(visit.say("watch.all"), target, Options.targets(visit, target))),
        Input.choice(
            "interface_id",
            visit.say("rule.interface"),
            Options.orNone(visit.say("watch.all"), port, Options.interfaces(visit, port))),
        Input.area("notes", visit.say("watch.notes"), values.text("notes")));
  }

  private static Input text(Visit visit, Sent values, String name) {
    return Input.text(name, visit.say("rule." + name), values.text(name));
  }
}
