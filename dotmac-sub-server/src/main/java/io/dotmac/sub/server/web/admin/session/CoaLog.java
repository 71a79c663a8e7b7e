package io.dotmac.sub.server.web.admin.session;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.network.NetworkPages;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Every request that was sent to an access server about a session, and its answer. */
final class CoaLog {
  private static final Duration SHOWN = Duration.ofDays(7);

  /** Requests of enforcement, one a row, and those of staff. */
  private static final String REQUESTS = """
      (select (e ->> 'at')::timestamptz as at, e ->> 'action' as action, e ->> 'session' as session,
          e ->> 'nas' as nas, e ->> 'answer' as answer, e ->> 'detail' as detail,
          coalesce(i.reason, '') as why, '' as by_whom, u.subscription_number as whose,
          u.subscriber_id
        from enforcement_intent i
        join subscription u on u.tenant_id = i.tenant_id and u.id = i.subscription_id
        cross join lateral jsonb_array_elements(i.evidence) e
        where i.tenant_id = :tenant and i.updated_at >= :since
      union all
      select coalesce(d.finished_at, d.created_at), 'disconnect', d.acct_session_id,
          coalesce(n.name, d.nas_key), coalesce(d.answer, d.status), coalesce(d.detail, ''),
          coalesce(d.reason, ''), d.requested_by, d.username, d.subscriber_id
        from session_disconnect d
        left join nas_device n on n.tenant_id = d.tenant_id and n.id = d.nas_device_id
        where d.tenant_id = :tenant and d.created_at >= :since) q
      where q.at >= :since
      """;

  private CoaLog() {}

  static Sheets.Page page(Visit visit) {
    long total = visit
        .query("select count(*) from " + REQUESTS)
        .with("since", visit.tx().now().minus(SHOWN))
        .number();
    List<Sheets.Row> rows = visit
        .query("select * from " + REQUESTS)
        .with("since", visit.tx().now().minus(SHOWN))
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by q.at desc, q.session limit :limit offset :offset")
        .list(row -> row(visit, row));
    return NetworkPages.page(
        visit,
        "nas.coa",
        visit.say("nas.coa_text", total, "", visit.formats().count(total)),
        NetworkPages.COA,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("nas.when")),
                Head.words(visit.say("session.login")),
                Head.words(visit.say("nas.asked")),
                Head.words(visit.say("session.nas")),
                Head.words(visit.say("nas.answer")),
                Head.words(visit.say("nas.why"))),
            rows,
            visit.say("nas.no_coa")),
        total);
  }

  private static Sheets.Row row(Visit visit, Row row) {
    UUID subscriber = row.idOrNull("subscriber_id");
    String whose = row.text("whose");
    return Sheets.Row.of(
        Cell.words(visit.formats().moment(row.instant("at"))),
        subscriber == null
            ? Cell.words(whose)
            : Cell.link(whose, "/admin/subscribers/" + subscriber + "/sessions"),
        Cell.words(visit.say(
            "nas.asked_of", visit.name("coa_action", row.text("action")), row.text("session"))),
        Cell.words(row.text("nas")),
        Cell.words(answer(visit, row)),
        Cell.words(why(visit, row)));
  }

  private static String answer(Visit visit, Row row) {
    String word = visit.name("coa_answer", row.text("answer"));
    String detail = row.text("detail");
    return detail.isEmpty() || row.text("answer").equals("ack") ? word : word + ": " + detail;
  }

  private static String why(Visit visit, Row row) {
    String by = row.text("by_whom");
    String why = row.text("why");
    if (by.isEmpty()) {
      return visit.name("lock", why);
    }
    return why.isEmpty() ? by : by + ": " + why;
  }
}
