package io.dotmac.sub.server.web.admin.monitor.form;

import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.network.oncall.AlertPolicies;
import io.dotmac.sub.core.network.oncall.OnCallRotation;
import io.dotmac.sub.core.network.oncall.OnCallRotationMember;
import io.dotmac.sub.core.network.oncall.Turn;
import io.dotmac.sub.core.network.oncall.Turns;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
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
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People who take turns, and whose turn it is. */
@Path("/admin/network/on-call")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class RotationPages extends ItemForms<OnCallRotation> {
  private static final String NAME = "name";
  private static final String NINE = "T09:00";
  private static final Set<String> INPUTS =
      Set.of(NAME, "timezone", "shift_hours", "starts_at", "notes");

  private static final ChildRows<OnCallRotationMember> MEMBERS = new ChildRows<>(
      AlertPolicies.MEMBERS,
      NAME,
      Set.of(NAME, "principal_id", "email", "phone", "priority"),
      AlertPolicies::check);

  public RotationPages(Portal portal, Database db) {
    super(portal, db, OnCallRotation.class, INPUTS);
  }

  @GET
  @RequirePermission(value = SEE, realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, "admin/watch", WatchLists::rotations);
  }

  @Override
  void check(Tx tx, OnCallRotation item) {
    AlertPolicies.check(item);
  }

  /** Of the rotation, where it has one that there is. */
  @Override
  ZoneId zone(Tx tx, Sent values) {
    try {
      return values.text("timezone").isEmpty() ? tx.zone() : ZoneId.of(values.text("timezone"));
    } catch (DateTimeException e) {
      return tx.zone();
    }
  }

  /** Weeks from the Monday before at nine. */
  @Override
  Sent blank(Visit visit) {
    String monday = visit.tx().today().with(DayOfWeek.MONDAY) + NINE;
    return new Sent(Map.of("shift_hours", "168", "starts_at", monday));
  }

  @Override
  Sent stored(Visit visit, UUID id) {
    return super.stored(visit, id).and(MEMBERS.of(visit.tx(), members(visit.tx(), id)));
  }

  private static List<Stored<OnCallRotationMember>> members(Tx tx, UUID rotation) {
    return Children.of(tx, AlertPolicies.MEMBERS, "rotation_id", rotation);
  }

  @Override
  UUID create(Tx tx, Sent values) {
    UUID id = super.create(tx, values);
    save(tx, id, values);
    return id;
  }

  @Override
  void change(Tx tx, UUID id, Sent values) {
    super.change(tx, id, values);
    save(tx, id, values);
  }

  /** Who has no number comes in the order in which they are written. */
  private static void save(Tx tx, UUID id, Sent values) {
    MEMBERS.save(
        tx,
        values,
        "rotation_id",
        id,
        members(tx, id).size() + 1,
        row -> row.text("priority").isEmpty()
            ? row.with("priority", row.text("index").isEmpty() ? "0" : row.text("index"))
            : row);
  }

  @Override
  String after(UUID id) {
    return WatchLists.ROTATIONS + "/" + id;
  }

  @Override
  FormPage page(Visit visit, @Nullable UUID id, Sent values) {
    boolean active =
        id != null && AlertPolicies.ROTATIONS.require(visit.tx(), id).item().isActive();
    return new FormPage(
        id == null ? visit.say("turn.add") : values.text(NAME),
        new Link(WatchLists.ROTATIONS, visit.say("watch.rotations")),
        visit.say("turn.form_text"),
        status(visit, id, active),
        buttons(visit, WatchLists.ROTATIONS, id, active),
        Errors.NONE,
        Rows.of(id == null ? List.of() : facts(visit, id)),
        WatchLists.ROTATIONS + "/" + (id == null ? "new" : id),
        hidden(values),
        List.of(
            Input.text(NAME, visit.say("turn.name"), values.text(NAME)).focused(),
            Input.number("shift_hours", visit.say("turn.shift_hours"), values.text("shift_hours"))
                .hint(visit.say("turn.shift_hint")),
            Input.moment("starts_at", visit.say("turn.starts_at"), values.text("starts_at"))
                .hint(visit.say("turn.starts_hint")),
            Input.text("timezone", visit.say("turn.timezone"), values.text("timezone"))
                .hint(visit.say("turn.timezone_hint", visit.tx().zone().getId())),
            Input.area("notes", visit.say("watch.notes"), values.text("notes"))),
        false,
        table(visit, values),
        visit.say(id == null ? "turn.add" : "action.save"));
  }

  private static List<Fact> facts(Visit visit, UUID id) {
    Instant now = visit.tx().systemNow();
    Turn turn = Turns.of(visit.tx(), id, now).orElse(null);
    return turn == null
        ? List.of(Fact.of(visit.say("turn.now"), visit.say("turn.nobody")))
        : List.of(
            Fact.of(visit.say("turn.now"), turn.who().name()),
            Fact.of(visit.say("turn.until"), visit.formats().moment(turn.until())),
            Fact.of(visit.say("turn.next"), turn.next().name()));
  }

  private static List<Documents.Hidden> hidden(Sent values) {
    List<Documents.Hidden> all = new ArrayList<>(version(values));
    all.addAll(ChildRows.hidden(values));
    return all;
  }

  private static FormPage.Table table(Visit visit, Sent values) {
    List<FormPage.Row> rows = new ArrayList<>();
    for (int i = 0; i < ChildRows.shown(values, NAME); i++) {
      rows.add(member(visit, values.below(ChildRows.prefix(i)), ChildRows.prefix(i)));
    }
    return new FormPage.Table(
        visit.say("turn.members"),
        List.of(
            visit.say("turn.priority"),
            visit.say("turn.member"),
            visit.say("turn.phone"),
            visit.say("turn.email"),
            visit.say("turn.principal_id")),
        rows,
        visit.say("turn.members_hint"));
  }

  private static FormPage.Row member(Visit visit, Sent member, String at) {
    String staff = member.text("principal_id");
    return new FormPage.Row(List.of(
        Input.number(at + "priority", visit.say("turn.priority"), member.text("priority"))
            .celled(),
        Input.text(at + NAME, visit.say("turn.member"), member.text(NAME)).celled(),
        Input.text(at + "phone", visit.say("turn.phone"), member.text("phone")).celled(),
        Input.text(at + "email", visit.say("turn.email"), member.text("email")).celled(),
        Input.choice(
                at + "principal_id",
                visit.say("turn.principal_id"),
                Options.orNone(visit.say("turn.no_user"), staff, Options.staff(visit, staff)))
            .celled()));
  }
}
