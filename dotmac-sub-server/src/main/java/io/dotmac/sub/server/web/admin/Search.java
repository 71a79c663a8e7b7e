package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.part.Empty;
import java.util.ArrayList;
import java.util.List;

/** Finds subscribers by name, number, login or address, and documents by number. */
final class Search {
  private static final String NAME =
      "coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name)";

  private Search() {}

  static ListPages.Search page(Visit visit) {
    String words = visit.params().text("q");
    List<ListPages.Hit> hits = new ArrayList<>();
    if (!words.isEmpty()) {
      hits.addAll(subscribers(visit));
      hits.addAll(documents(
          visit,
          "select i.id, i.invoice_number as number, a.name from invoice i join billing_account a"
              + " on a.tenant_id = i.tenant_id and a.id = i.account_id"
              + " where i.tenant_id = :tenant and lower(i.invoice_number) like :q",
          "/admin/billing/invoices/",
          "file-invoice"));
      hits.addAll(documents(
          visit,
          "select p.id, p.payment_number as number, a.name from payment p"
              + " join billing_account a on a.tenant_id = p.tenant_id and a.id = p.account_id"
              + " where p.tenant_id = :tenant and (lower(p.payment_number) like :q"
              + " or lower(p.reference) like :q)",
          "/admin/billing/payments/",
          "cash"));
    }
    Empty empty = hits.isEmpty()
        ? new Empty(visit.say("search.empty"), visit.say("search.empty_text"), null)
        : null;
    return new ListPages.Search(
        visit.say("search.count", hits.size(), words), List.copyOf(hits), empty);
  }

  private static List<ListPages.Hit> subscribers(Visit visit) {
    return Query.of(
            visit.tx(),
            "select s.id, s.subscriber_number, c.username, c.ipv4_address, "
                + NAME
                + " as name from subscriber s left join lateral (select c.username, c.ipv4_address"
                + " from access_credential c where c.tenant_id = :tenant"
                + " and c.subscriber_id = s.id order by c.username limit 1) c on true"
                + " where s.tenant_id = :tenant")
        .and(
            "lower("
                + NAME
                + " || ' ' || s.subscriber_number || ' ' || s.account_number || ' ' || s.email"
                + " || ' ' || coalesce(s.phone, '')) like :q or exists (select from"
                + " access_credential k where k.tenant_id = :tenant and k.subscriber_id = s.id"
                + " and (lower(k.username) like :q or k.ipv4_address like :q))"
                + " or exists (select from radius_session_open o where o.tenant_id = :tenant"
                + " and o.subscriber_id = s.id and o.framed_ip like :q)",
            "q",
            visit.params().like())
        .then("order by s.subscriber_number limit 20")
        .list(row -> {
          String login = row.text("username");
          return new ListPages.Hit(
              "/admin/subscribers/" + row.id("id"),
              "user",
              row.text("name"),
              row.text("subscriber_number") + (login.isEmpty() ? "" : " · " + login));
        });
  }

  private static List<ListPages.Hit> documents(Visit visit, String sql, String path, String icon) {
    return Query.of(visit.tx(), sql)
        .with("q", visit.params().like())
        .then("order by number desc limit 10")
        .list(row ->
            new ListPages.Hit(path + row.id("id"), icon, row.text("number"), row.text("name")));
  }
}
