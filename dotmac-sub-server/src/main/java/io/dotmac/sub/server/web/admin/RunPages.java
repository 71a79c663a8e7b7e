package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.billing.run.BillingRuns;
import io.dotmac.sub.billing.run.diff.Baseline;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Meter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Billing runs: the list, one run, and the card of the latest. */
public final class RunPages {
  private static final String SELECT = """
      select r.*, m.subtotal, m.tax, m.total, m.invoices,
        (select count(*) from billing_run_skip k
          where k.tenant_id = :tenant and k.run_id = r.id) as left_out
      from billing_run r
      left join lateral (select coalesce(sum(i.subtotal_minor), 0) as subtotal,
          coalesce(sum(i.tax_total_minor), 0) as tax, coalesce(sum(i.total_minor), 0) as total,
          count(*) as invoices
        from invoice i where i.tenant_id = :tenant and i.billing_run_id = r.id) m on true
      where r.tenant_id = :tenant
      """;

  private RunPages() {}

  /** The runs so far and the form for the next one. */
  public static BillingPages.Runs list(Visit visit, Errors errors, String date) {
    long total = visit
        .query("select count(*) from billing_run where tenant_id = :tenant")
        .number();
    List<BillingPages.RunRow> rows = visit
        .query(SELECT)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by r.run_date desc, r.id desc limit :limit offset :offset")
        .list(row -> row(visit, row));
    return new BillingPages.Runs(
        visit.say("run.count", total, "", visit.formats().count(total)),
        rows,
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "run"),
        errors,
        Field.of("date", visit.say("run.date_label"), date).hint(visit.say("run.date_hint")));
  }

  private static BillingPages.RunRow row(Visit visit, Row row) {
    Formats formats = visit.formats();
    return new BillingPages.RunRow(
        "/admin/billing/runs/" + row.id("id"),
        formats.date(row.date("run_date")),
        new Labels(visit).run(row.text("status")),
        formats.moment(row.instant("started_at")),
        formats.count(row.number("accounts_planned")),
        formats.count(row.number("invoices")),
        formats.money(row.number("total"), visit.currency()));
  }

  static BillingPages.Run one(Visit visit, UUID id) {
    return visit
        .query(SELECT + " and r.id = :id")
        .with("id", id)
        .first(row -> one(visit, row))
        .orElseThrow(() -> Problem.notFound("billing run", id));
  }

  private static BillingPages.Run one(Visit visit, Row row) {
    Formats formats = visit.formats();
    UUID id = row.id("id");
    String date = formats.date(row.date("run_date"));
    return new BillingPages.Run(
        visit.say("run.title", date),
        new Labels(visit).run(row.text("status")),
        visit.say("run.subtitle", formats.moment(row.instant("started_at"))),
        "/admin/billing/invoices?run=" + id,
        List.of(
            cell(visit, "run.accounts", row.number("accounts_planned")),
            cell(visit, "run.scanned", row.number("subscriptions_scanned")),
            cell(visit, "run.invoices", row.number("invoices")),
            cell(visit, "run.problems", row.number("left_out"))),
        totals(visit, row),
        formats.money(row.number("total"), visit.currency()),
        voided(visit, row).orElseGet(() -> ledger(visit, id)),
        problems(visit, id),
        "/admin/billing/runs/" + id,
        row.number("left_out") > 0 && row.instantOrNull("void_began_at") == null,
        !row.text("status").equals("running") && row.instantOrNull("voided_at") == null,
        RunDiffPart.of(
            visit,
            Baseline.of(visit.tx(), row.date("run_date"))
                .compare(visit.tx(), id, BillingRuns.CHANGED_PERCENT)));
  }

  private static Optional<String> voided(Visit visit, Row row) {
    return row.instantOrNull("voided_at") == null
        ? Optional.empty()
        : Optional.of(visit.say(
            "run.voided",
            visit.formats().moment(row.instant("voided_at")),
            row.text("void_reason")));
  }

  /** Asks whether a run is to be taken back, and why. */
  public static BillingPages.Confirm confirmVoid(Visit visit, UUID id, Errors errors) {
    return visit
        .query(SELECT + " and r.id = :id")
        .with("id", id)
        .first(row -> new BillingPages.Confirm(
            visit.say("run.void_title", visit.formats().date(row.date("run_date"))),
            visit.say("run.void_subtitle"),
            "/admin/billing/runs/" + id + "/void",
            List.of(),
            errors,
            List.of(
                visit.say(
                    "run.void_invoices",
                    row.number("invoices"),
                    visit.formats().count(row.number("invoices"))),
                visit.say("run.void_paid"),
                visit.say("run.void_again")),
            Field.of("reason", visit.say("run.void_reason"), ""),
            visit.say("run.void"),
            "/admin/billing/runs/" + id))
        .orElseThrow(() -> Problem.notFound("billing run", id));
  }

  private static Documents.Cell cell(Visit visit, String key, long count) {
    return Documents.Cell.of(visit.say(key), visit.formats().count(count), "");
  }

  private static List<Fact> totals(Visit visit, Row row) {
    Formats formats = visit.formats();
    return List.of(
        Fact.of(visit.say("run.subtotal"), formats.money(row.number("subtotal"), visit.currency())),
        Fact.of(visit.say("run.tax"), formats.money(row.number("tax"), visit.currency())));
  }

  /** Adds up what the run's invoices posted: both sides must be equal. */
  private static String ledger(Visit visit, UUID run) {
    long difference = visit
        .query("select coalesce(sum(case e.entry_type when 'debit' then e.amount_minor"
            + " else -e.amount_minor end), 0) from invoice i join ledger_transaction t"
            + " on t.tenant_id = i.tenant_id and t.invoice_id = i.id join ledger_entry e"
            + " on e.tenant_id = t.tenant_id and e.transaction_id = t.id"
            + " where i.tenant_id = :tenant and i.billing_run_id = :run")
        .with("run", run)
        .number();
    return visit.say(difference == 0 ? "run.ledger_ok" : "run.ledger_bad");
  }

  private static List<Feed> problems(Visit visit, UUID run) {
    return visit
        .query("select k.reason, a.name, a.subscriber_id from billing_run_skip k"
            + " join billing_account a on a.tenant_id = k.tenant_id and a.id = k.account_id"
            + " where k.tenant_id = :tenant and k.run_id = :run")
        .with("run", run)
        .then("order by a.name limit 100")
        .list(row -> {
          UUID subscriber = row.idOrNull("subscriber_id");
          Link open = subscriber == null
              ? null
              : new Link("/admin/subscribers/" + subscriber, visit.say("dunning.open_subscriber"));
          return new Feed(
              "warn", "alert-triangle", row.text("name"), row.text("reason"), "", "", open);
        });
  }

  /** The latest run as a card of the dashboard. */
  static Optional<DashboardPage.Run> latest(Visit visit) {
    return visit
        .query(SELECT)
        .then("order by r.run_date desc, r.id desc limit 1")
        .first(row -> card(visit, row));
  }

  private static DashboardPage.Run card(Visit visit, Row row) {
    Formats formats = visit.formats();
    long planned = row.number("accounts_planned");
    long chunks = row.number("chunks_planned");
    long chunksDone = row.number("chunks_done");
    boolean done = !row.text("status").equals("running") || chunks == chunksDone;
    long accounts = done || chunks == 0 ? planned : planned * chunksDone / chunks;
    return new DashboardPage.Run(
        "/admin/billing/runs/" + row.id("id"),
        visit.say("run.title", formats.date(row.date("run_date"))),
        new Labels(visit).run(row.text("status")),
        formats.moment(row.instant("started_at")),
        visit.say("run.progress_of", formats.count(accounts), formats.count(planned)),
        planned == 0 ? "100%" : Meter.width(accounts, planned),
        totals(visit, row),
        formats.money(row.number("total"), visit.currency()),
        ledger(visit, row.id("id")));
  }
}
