package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.InvoiceRows;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Dunning cases: the list, one case, and what comes next for a subscriber. */
public final class DunningCases {
  private static final String COLUMNS = """
      select k.id, k.account_id, k.status, k.steps_done, k.due_on, k.opened_at, k.resolved_at,
        k.policy_set_id, k.policy_version_id,
        coalesce(own.name, p.name) as policy, a.name as who, a.account_number, a.subscriber_id,
        a.currency,
        coalesce((select sum(i.balance_due_minor) from invoice i where i.tenant_id = :tenant
          and i.account_id = k.account_id and i.due_on < :today
          and i.status in ('issued', 'partially_paid', 'overdue')), 0) as owed,
        done.action as last_action, done.day_offset as last_day,
        ahead.action as next_action, ahead.day_offset as next_day
      """;

  private static final String FROM = """
      from dunning_case k
      left join policy_set p on p.tenant_id = k.tenant_id and p.id = k.policy_set_id
      left join dunning_policy_version v on v.tenant_id = k.tenant_id
        and v.id = k.policy_version_id
      left join dunning_policy own on own.tenant_id = v.tenant_id and own.id = v.policy_id
      join billing_account a on a.tenant_id = k.tenant_id and a.id = k.account_id
      left join lateral (select l.action, l.day_offset from dunning_action_log l
        where l.tenant_id = :tenant and l.case_id = k.id order by l.step_no desc limit 1)
        done on true
      left join lateral (select s.action, s.day_offset from (
          select s.action, s.day_offset from policy_dunning_step s
          where s.tenant_id = :tenant and s.policy_set_id = k.policy_set_id
            and k.policy_version_id is null
          union all select e ->> 'action', cast(e ->> 'day' as int)
          from jsonb_array_elements(v.document -> 'steps') e) s
        where s.day_offset > coalesce(k.last_day_offset, -1)
        order by s.day_offset limit 1) ahead on true
      where k.tenant_id = :tenant
      """;

  private DunningCases() {}

  /**
   * The next step of an open case.
   *
   * @param action notify, throttle, suspend, reject, or empty when all steps are done
   */
  public record Next(String href, String action, LocalDate on) {}

  static ListPages.Cases page(Visit visit) {
    record Sum(long count, long owed) {}
    Sum sum = narrow(
            visit,
            "select count(*), coalesce(sum(owed), 0) as owed from (" + COLUMNS + FROM,
            ") all_cases")
        .first(row -> new Sum(row.number(1), row.number("owed")))
        .orElse(new Sum(0, 0));
    List<ListPages.CaseRow> rows = narrow(
            visit,
            COLUMNS + FROM,
            "order by k.resolved_at desc nulls first, k.due_on, k.id"
                + " limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> row(visit, row));
    String owed = visit.formats().money(sum.owed(), visit.currency());
    String count = visit.formats().count(sum.count());
    return new ListPages.Cases(
        visit.say("dunning.count", sum.count(), owed, count),
        brakes(visit),
        visit.filters(
            "dunning.search",
            visit.select(
                "status",
                "dunning.status",
                "status",
                List.of("open", "paused", "resolved", "closed")),
            visit.select(
                "step",
                "dunning.last_step",
                "step",
                List.of("notify", "throttle", "suspend", "reject"))),
        rows,
        visit.pager(rows.size(), sum.count()),
        visit.empty(rows.isEmpty(), "dunning"));
  }

  /** Why services are not restricted for now. */
  private static List<String> brakes(Visit visit) {
    return visit
        .query("select b.detail from dunning_brake b where b.tenant_id = :tenant"
            + " and b.released_at is null")
        .then("order by b.engaged_at")
        .list(row -> visit.say("dunning.braked", row.text("detail")));
  }

  private static Query narrow(Visit visit, String sql, String tail) {
    Params params = visit.params();
    Query query = Query.of(visit.tx(), sql)
        .and("k.status = :status", "status", params.text("status"))
        .and("done.action = :step", "step", params.text("step"))
        .and("lower(a.name || ' ' || a.account_number) like :q", "q", params.like());
    if (!params.text("due").isEmpty()) {
      query
          .and("k.status = 'open' and k.due_on + ahead.day_offset <= :soon")
          .with("soon", visit.tx().today().plusDays(7));
    }
    if (!params.text("locked").isEmpty()) {
      query.and("k.status = 'open' and exists (select from service_lock l join subscription u"
          + " on u.tenant_id = l.tenant_id and u.id = l.subscription_id"
          + " where l.tenant_id = :tenant and u.account_id = k.account_id"
          + " and l.released_at is null and l.reason = 'overdue'"
          + " and l.effect <> 'throttle')");
    }
    return query.then(tail);
  }

  private static ListPages.CaseRow row(Visit visit, Row row) {
    Formats formats = visit.formats();
    LocalDate dueOn = row.date("due_on");
    boolean live = row.instantOrNull("resolved_at") == null;
    String last = row.text("last_action");
    return new ListPages.CaseRow(
        "/admin/billing/dunning/" + row.id("id"),
        row.text("who"),
        row.text("account_number"),
        new Labels(visit).dunning(row.text("status")),
        formats.date(formats.day(row.instant("opened_at"))),
        live ? formats.count(Formats.days(dueOn, visit.tx().today())) : "",
        last.isEmpty() ? formats.orNone("") : visit.name("step", last),
        live && !row.text("next_action").isEmpty()
            ? visit.say(
                "dunning.step_on",
                visit.name("step", row.text("next_action")),
                formats.dayMonth(dueOn.plusDays(row.number("next_day"))))
            : formats.orNone(""),
        formats.money(row.number("owed"), Currency.getInstance(row.text("currency"))));
  }

  static BillingPages.Case one(Visit visit, UUID id) {
    return visit
        .query(COLUMNS + FROM + " and k.id = :id")
        .with("id", id)
        .first(row -> one(visit, row))
        .orElseThrow(() -> Problem.notFound("dunning case", id));
  }

  private static BillingPages.Case one(Visit visit, Row row) {
    Formats formats = visit.formats();
    UUID id = row.id("id");
    UUID subscriber = row.idOrNull("subscriber_id");
    String who = row.text("who");
    Currency currency = Currency.getInstance(row.text("currency"));
    return new BillingPages.Case(
        visit.say("dunning.title", who),
        new Labels(visit).dunning(row.text("status")),
        visit.say(
            "dunning.subtitle",
            formats.money(row.number("owed"), currency),
            formats.date(row.date("due_on"))),
        subscriber == null ? "/admin/subscribers" : "/admin/subscribers/" + subscriber,
        "/admin/billing/payments/new" + (subscriber == null ? "" : "?subscriber=" + subscriber),
        visit.say("dunning.policy", row.text("policy")),
        new Documents.Ladder(steps(visit, row)),
        Documents.Invoices.of(InvoiceRows.open(visit, row.id("account_id"))),
        history(visit, id));
  }

  private static Documents.Timeline history(Visit visit, UUID id) {
    return new Documents.Timeline(visit
        .query("select l.action, l.day_offset, l.executed_at, l.result, l.notes"
            + " from dunning_action_log l where l.tenant_id = :tenant and l.case_id = :id")
        .with("id", id)
        .then("order by l.step_no desc")
        .list(row -> {
          Instant at = row.instant("executed_at");
          boolean good = row.text("result").equals("success");
          return new Documents.Entry(
              good ? "g4" : "g3",
              visit.name("step", row.text("action")),
              visit.formats().feedMoment(at),
              at.toString(),
              visit.say("dunning.day", row.number("day_offset")));
        }));
  }

  /** What the open case of a subscriber does next. */
  public static Optional<Next> next(Visit visit, UUID subscriber) {
    return visit
        .query(COLUMNS + FROM + " and a.subscriber_id = :subscriber and k.status = 'open'")
        .with("subscriber", subscriber)
        .first(row -> new Next(
            "/admin/billing/dunning/" + row.id("id"),
            row.text("next_action"),
            row.date("due_on").plusDays(row.number("next_day"))));
  }

  /** The live case of a subscriber as a card. */
  public static Optional<BillingPages.CaseCard> card(Visit visit, UUID subscriber) {
    return visit
        .query(COLUMNS + FROM + " and a.subscriber_id = :subscriber")
        .and("k.status in ('open', 'paused')")
        .with("subscriber", subscriber)
        .first(row -> new BillingPages.CaseCard(
            "/admin/billing/dunning/" + row.id("id"),
            new Labels(visit).dunning(row.text("status")),
            visit.say("dunning.policy", row.text("policy")),
            steps(visit, row)));
  }

  private static List<Documents.Step> steps(Visit visit, Row row) {
    Formats formats = visit.formats();
    LocalDate dueOn = row.date("due_on");
    int done = (int) row.number("steps_done");
    List<Documents.Step> steps = new ArrayList<>();
    steps.add(new Documents.Step(
        "done", visit.say("dunning.day", 0), visit.say("dunning.due", formats.dayMonth(dueOn))));
    visit
        .query("select s.day_offset, s.action from (select s.day_offset, s.action"
            + " from policy_dunning_step s where s.tenant_id = :tenant"
            + " and s.policy_set_id = :policy and cast(:own as uuid) is null"
            + " union all select cast(e ->> 'day' as int), e ->> 'action'"
            + " from dunning_policy_version v, jsonb_array_elements(v.document -> 'steps') e"
            + " where v.tenant_id = :tenant and v.id = :own) s")
        .with("policy", row.idOrNull("policy_set_id"))
        .with("own", row.idOrNull("policy_version_id"))
        .then("order by s.day_offset")
        .list(each -> new Documents.Step(each.text("action"), "", each.text("day_offset")))
        .forEach(step -> steps.add(step(visit, step, steps.size() - 1, done, dueOn)));
    return List.copyOf(steps);
  }

  private static Documents.Step step(
      Visit visit, Documents.Step raw, int index, int done, LocalDate dueOn) {
    int day = Integer.parseInt(raw.note());
    String action = visit.name("step", raw.state());
    String state = index < done ? "done" : index == done ? "now" : "";
    String on = visit.formats().dayMonth(dueOn.plusDays(day));
    return new Documents.Step(
        state,
        visit.say("dunning.day", day),
        index < done ? action : visit.say("dunning.step_on", action, on));
  }
}
