package io.dotmac.sub.server.web.admin.monitor.form;

import io.dotmac.sub.core.network.alert.AlertSeverity;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.network.oncall.AlertChannel;
import io.dotmac.sub.core.network.oncall.AlertNotificationPolicy;
import io.dotmac.sub.core.network.oncall.AlertNotificationPolicyStep;
import io.dotmac.sub.core.network.oncall.AlertPolicies;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.adapter.message.AlertMessages;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Filters.Option;
import io.dotmac.sub.server.web.part.Input;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is told of alerts: policies and their steps. */
@Path("/admin/network/alert-policies")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class PolicyPages extends ItemForms<AlertNotificationPolicy> {
  private static final String WHO = "who";
  private static final String ADDRESS = "recipient:";
  private static final Set<String> INPUTS = Set.of(
      "name",
      "rule_id",
      "snmp_target_id",
      "interface_id",
      "pop_site_id",
      "severity_min",
      "tells_resolved",
      "notes");

  private static final ChildRows<AlertNotificationPolicyStep> STEPS = new ChildRows<>(
      AlertPolicies.STEPS,
      WHO,
      Set.of(
          "delay_minutes", "channel", "principal_id", "recipient", "rotation_id", "severity_min"),
      AlertPolicies::check);

  private final AlertMessages messages;

  /** Tests are said by {@code messages}. */
  public PolicyPages(Portal portal, Database db, AlertMessages messages) {
    super(portal, db, AlertNotificationPolicy.class, INPUTS);
    this.messages = messages;
  }

  @GET
  @RequirePermission(value = SEE, realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, "admin/watch", WatchLists::policies);
  }

  /** Tells everybody whom it would tell now that this is a test. */
  @POST
  @Path("/{id}/test")
  @RequirePermission(value = ACT, realms = Realm.STAFF)
  public Response test(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return doing(request, caller, id, "policy_tested", () -> {
      db.run(caller, tx -> messages.test(tx, id));
      return id;
    });
  }

  @Override
  Sent blank(Visit visit) {
    return new Sent(Map.of("severity_min", "warning", "tells_resolved", "yes"));
  }

  @Override
  Sent stored(Visit visit, UUID id) {
    Sent steps = STEPS.of(visit.tx(), steps(visit.tx(), id));
    Sent all = super.stored(visit, id).and(steps);
    for (int i = 0; i < ChildRows.MOST; i++) {
      all = all.with(ChildRows.prefix(i) + WHO, who(steps.below(ChildRows.prefix(i))));
    }
    return all;
  }

  private static List<Stored<AlertNotificationPolicyStep>> steps(Tx tx, UUID policy) {
    return Children.of(tx, AlertPolicies.STEPS, "policy_id", policy);
  }

  private static String who(Sent step) {
    if (!step.text("principal_id").isEmpty()) {
      return "principal_id:" + step.text("principal_id");
    }
    if (!step.text("rotation_id").isEmpty()) {
      return "rotation_id:" + step.text("rotation_id");
    }
    return step.text("recipient").isEmpty() ? "" : ADDRESS;
  }

  @Override
  UUID create(Tx tx, Sent values) {
    UUID id = super.create(tx, values);
    save(tx, id, addressed(values), 0);
    return id;
  }

  @Override
  void change(Tx tx, UUID id, Sent values) {
    super.change(tx, id, values);
    int next =
        steps(tx, id).stream().mapToInt(step -> step.item().stepIndex()).max().orElse(-1) + 1;
    save(tx, id, addressed(values), next);
  }

  /** A new step of which only the address was typed tells that address. */
  private static Sent addressed(Sent values) {
    Sent all = values;
    for (int i = 0; i < ChildRows.MOST; i++) {
      Sent row = values.below(ChildRows.prefix(i));
      if (row.text("id").isEmpty()
          && row.text(WHO).isEmpty()
          && !row.text("recipient").isEmpty()) {
        all = all.with(ChildRows.prefix(i) + WHO, ADDRESS);
      }
    }
    return all;
  }

  /** Whom a step tells is one choice: {@code rotation_id:} and its id. */
  private static void save(Tx tx, UUID id, Sent values, int next) {
    STEPS.save(tx, values, "policy_id", id, next, row -> {
      String[] who = row.text(WHO).split(":", 2);
      String address = row.text("recipient");
      return row.with("principal_id", "")
          .with("rotation_id", "")
          .with("step_index", row.text("index"))
          .with(who[0], row.text(WHO).equals(ADDRESS) ? address : who.length == 2 ? who[1] : "")
          .with("recipient", row.text(WHO).equals(ADDRESS) ? address : "");
    });
  }

  @Override
  String after(UUID id) {
    return WatchLists.POLICIES + "/" + id;
  }

  @Override
  Map<String, String> inputsOfFields() {
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < ChildRows.MOST; i++) {
      names.put(ChildRows.prefix(i) + "principal_id", ChildRows.prefix(i) + WHO);
      names.put(ChildRows.prefix(i) + "rotation_id", ChildRows.prefix(i) + WHO);
      names.put(ChildRows.prefix(i) + "step_index", ChildRows.prefix(i) + WHO);
    }
    return names;
  }

  @Override
  FormPage page(Visit visit, @Nullable UUID id, Sent values) {
    boolean active =
        id != null && AlertPolicies.POLICIES.require(visit.tx(), id).item().isActive();
    return new FormPage(
        id == null ? visit.say("told.add") : values.text("name"),
        new Link(WatchLists.POLICIES, visit.say("watch.policies")),
        visit.say("told.form_text"),
        status(visit, id, active),
        buttons(
            visit,
            WatchLists.POLICIES,
            id,
            active,
            new Link(WatchLists.POLICIES + "/" + id + "/test", visit.say("told.test"))),
        Errors.NONE,
        Rows.of(List.of()),
        WatchLists.POLICIES + "/" + (id == null ? "new" : id),
        hidden(values),
        inputs(visit, values),
        false,
        table(visit, values),
        visit.say(id == null ? "told.add" : "action.save"));
  }

  private static List<Documents.Hidden> hidden(Sent values) {
    List<Documents.Hidden> all = new ArrayList<>(version(values));
    all.addAll(ChildRows.hidden(values));
    return all;
  }

  private static List<Input> inputs(Visit visit, Sent values) {
    String target = values.text("snmp_target_id");
    String port = values.text("interface_id");
    return List.of(
        Input.text("name", visit.say("told.name"), values.text("name")).focused(),
        Input.choice(
            "severity_min",
            visit.say("told.severity_min"),
            Options.values(
                visit, "alert_severity", AlertSeverity.values(), values.text("severity_min"))),
        narrowed(visit, values, "rule_id", "alert_rule"),
        narrowed(visit, values, "pop_site_id", "pop_site"),
        Input.choice(
            "snmp_target_id",
            visit.say("rule.device"),
            Options.orNone(visit.say("watch.all"), target, Options.targets(visit, target))),
        Input.choice(
            "interface_id",
            visit.say("rule.interface"),
            Options.orNone(visit.say("watch.all"), port, Options.interfaces(visit, port))),
        Input.area("notes", visit.say("watch.notes"), values.text("notes")),
        Input.tick(
            "tells_resolved", visit.say("told.tells_resolved"), values.isOn("tells_resolved")));
  }

  private static Input narrowed(Visit visit, Sent values, String name, String table) {
    String chosen = values.text(name);
    return Input.choice(
        name,
        visit.say("told." + name),
        Options.orNone(visit.say("watch.all"), chosen, Options.named(visit, table, chosen)));
  }

  private static FormPage.Table table(Visit visit, Sent values) {
    List<FormPage.Row> rows = new ArrayList<>();
    List<Option> people = people(visit);
    for (int i = 0; i < ChildRows.shown(values, WHO); i++) {
      rows.add(step(visit, values.below(ChildRows.prefix(i)), ChildRows.prefix(i), people));
    }
    return new FormPage.Table(
        visit.say("told.steps"),
        List.of(
            visit.say("told.delay_minutes"),
            visit.say("told.who"),
            visit.say("told.recipient"),
            visit.say("told.channel"),
            visit.say("told.only")),
        rows,
        visit.say("told.steps_hint"));
  }

  private static FormPage.Row step(Visit visit, Sent step, String at, List<Option> people) {
    String who = step.text(WHO);
    return new FormPage.Row(List.of(
        Input.number(
                at + "delay_minutes", visit.say("told.delay_minutes"), step.text("delay_minutes"))
            .celled(),
        Input.choice(
                at + WHO,
                visit.say("told.who"),
                people.stream()
                    .map(each ->
                        new Option(each.value(), each.label(), each.value().equals(who)))
                    .toList())
            .celled(),
        Input.text(at + "recipient", visit.say("told.recipient"), step.text("recipient"))
            .celled(),
        Input.choice(
                at + "channel",
                visit.say("told.channel"),
                Options.values(
                    visit, "message_channel", AlertChannel.values(), step.text("channel")))
            .celled(),
        Input.choice(
                at + "severity_min",
                visit.say("told.only"),
                Options.orNone(
                    visit.say("told.any"),
                    step.text("severity_min"),
                    Options.values(
                        visit,
                        "alert_severity",
                        AlertSeverity.values(),
                        step.text("severity_min"))))
            .celled()));
  }

  /** Everybody who can be told, after nobody. */
  private static List<Option> people(Visit visit) {
    List<Option> all = new ArrayList<>();
    all.add(new Option("", visit.say("told.nobody"), false));
    all.add(new Option(ADDRESS, visit.say("told.address"), false));
    Options.named(visit, "on_call_rotation", "")
        .forEach(each -> all.add(new Option(
            "rotation_id:" + each.value(), visit.say("told.rotation", each.label()), false)));
    Options.staff(visit, "")
        .forEach(each -> all.add(new Option("principal_id:" + each.value(), each.label(), false)));
    return List.copyOf(all);
  }
}
