package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.AdminShell;
import io.dotmac.sub.server.web.part.Flash;
import io.dotmac.sub.server.web.part.Nav;
import io.dotmac.sub.server.web.part.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The frame of the staff portal: shows only links that the reader's role may follow. */
public enum AdminFrame implements Portal.Frame {
  DASHBOARD("/admin/", "nav.dashboard", "layout-dashboard", "customer:read"),
  SUBSCRIBERS("/admin/subscribers", "nav.subscribers", "users", "customer:read"),
  CATALOG("/admin/catalog", "nav.catalog", "packages", "catalog:offer:read"),
  INVOICES("/admin/billing/invoices", "nav.invoices", "receipt-2", "billing:invoice:read"),
  PAYMENTS("/admin/billing/payments", "nav.payments", "cash", "billing:payment:read"),
  CASH("/admin/billing/cash", "nav.cash", "building", "billing:account:read"),
  RUNS("/admin/billing/runs", "nav.runs", "repeat", "billing:run:read"),
  CREDIT_NOTES(
      "/admin/billing/credit-notes",
      "nav.credit_notes",
      "file-invoice",
      "billing:credit_note:read"),
  BOOKS("/admin/billing/books/trial-balance", "nav.books", "notes", "reports:billing"),
  DUNNING("/admin/billing/dunning", "nav.dunning", "scale", "billing:dunning:read"),
  ARRANGEMENTS(
      "/admin/billing/arrangements",
      "nav.arrangements",
      "calendar-event",
      "billing:arrangement:read"),
  ORDERS("/admin/orders", "nav.orders", "calendar-time", "operations:service_order:read"),
  SESSIONS("/admin/network/sessions", "nav.sessions", "activity", "network:radius:read"),
  CLIENTS("/admin/network/clients", "nav.clients", "router", "network:radius:read"),
  PLANT("/admin/network/olts", "nav.plant", "server", "network:olt:read"),
  WATCH("/admin/network/alerts", "nav.watch", "alert-triangle", "network:device:read"),
  MESSAGES("/admin/messages", "nav.messages", "mail", "customer:read"),
  WEBHOOKS(
      "/admin/integrations/webhooks", "nav.webhooks", "arrows-exchange", "system:settings:read"),
  USERS("/admin/system/users", "nav.users", "key", "auth:manage"),
  JOBS("/admin/system/jobs", "nav.jobs", "clock", "system:settings:read"),
  SETTINGS("/admin/system/settings", "nav.settings", "settings", "system:settings:read"),
  EVENTS("/admin/system/events", "nav.events", "bell-ringing", "audit:read"),
  AUDIT("/admin/system/audit", "nav.audit", "shield-check", "audit:read");

  private final String href;
  private final String label;
  private final String icon;
  private final String permission;

  AdminFrame(String href, String label, String icon, String permission) {
    this.href = href;
    this.label = label;
    this.icon = icon;
    this.permission = permission;
  }

  @Override
  public Object apply(Visit visit, @Nullable Flash flash) {
    return new AdminShell(
        visit.words().locale().getLanguage(),
        tenant(visit),
        user(visit),
        List.of(
            group(visit, "", DASHBOARD, SUBSCRIBERS, MESSAGES, CATALOG),
            group(
                visit,
                "nav.billing",
                INVOICES,
                PAYMENTS,
                CASH,
                CREDIT_NOTES,
                RUNS,
                DUNNING,
                ARRANGEMENTS,
                BOOKS),
            group(visit, "nav.network", ORDERS, SESSIONS, CLIENTS, PLANT, WATCH),
            group(visit, "nav.system", USERS, SETTINGS, WEBHOOKS, JOBS, EVENTS, AUDIT)),
        group(visit, "", DASHBOARD, SUBSCRIBERS, INVOICES, SESSIONS).items(),
        visit.csrf(),
        visit.params().path().equals("/admin/search") ? visit.params().text("q") : "",
        flash,
        visit.movedClock());
  }

  private Nav group(Visit visit, String title, AdminFrame... pages) {
    Caller caller = visit.tx().caller();
    List<Nav.Item> items = new ArrayList<>();
    for (AdminFrame page : pages) {
      if (caller.may(page.permission)) {
        items.add(Nav.Item.of(page.href, visit.say(page.label), page.icon, page == this));
      }
    }
    return new Nav(title.isEmpty() || items.isEmpty() ? "" : visit.say(title), items);
  }

  private static Person tenant(Visit visit) {
    String zone = visit.tx().zone().getId();
    String place = zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    String name = visit.tx().tenantInfo().name();
    return Person.of(name, place + " · " + visit.tx().tenantInfo().currency());
  }

  private static Person user(Visit visit) {
    UUID principal = visit.tx().actor().id();
    String role = visit
        .query("select string_agg(r.name, ', ' order by r.name) as names from principal_role p"
            + " join role r on r.tenant_id = p.tenant_id and r.id = p.role_id"
            + " where p.tenant_id = :tenant and p.principal_id = :principal")
        .with("principal", principal)
        .first(row -> row.text("names"))
        .orElse("");
    String known = "role." + role;
    return Person.of(visit.tx().actor().name(), visit.words().has(known) ? visit.say(known) : role);
  }
}
