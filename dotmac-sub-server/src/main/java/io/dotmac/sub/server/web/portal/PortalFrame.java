package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Flash;
import io.dotmac.sub.server.web.part.Nav;
import io.dotmac.sub.server.web.part.Person;
import io.dotmac.sub.server.web.part.PortalShell;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The frame of the customers' portal. */
public enum PortalFrame implements Portal.Frame {
  HOME("/portal/", "portal.home", "home"),
  PLAN("/portal/subscriptions", "portal.plan", "package"),
  BILLS("/portal/invoices", "portal.bills", "receipt"),
  PAYMENTS("/portal/payments", "portal.payments", "cash"),
  USAGE("/portal/usage", "portal.usage", "activity"),
  ACCOUNT("/portal/account", "portal.account", "user");

  private final String href;
  private final String label;
  private final String icon;

  PortalFrame(String href, String label, String icon) {
    this.href = href;
    this.label = label;
    this.icon = icon;
  }

  @Override
  public Object apply(Visit visit, @Nullable Flash flash) {
    return new PortalShell(
        visit.words().locale().getLanguage(),
        Person.of(visit.tx().tenantInfo().name(), ""),
        Person.of(visit.tx().actor().name(), ""),
        items(visit, Arrays.stream(values())),
        items(visit, Stream.of(HOME, PLAN, BILLS, USAGE, ACCOUNT)),
        visit.csrf(),
        flash,
        visit.movedClock(),
        visit.impersonating() ? acting(visit) : "");
  }

  private static String acting(Visit visit) {
    UUID subscriber = visit.tx().scope() instanceof Scope.Own own ? own.subscriber() : null;
    return visit
        .query("select coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name)"
            + " as name from subscriber s where s.tenant_id = :tenant and s.id = :id")
        .with("id", subscriber)
        .first(row -> visit.say("acting.banner", row.text("name")))
        .orElse("");
  }

  private List<Nav.Item> items(Visit visit, Stream<PortalFrame> pages) {
    return pages
        .map(page -> Nav.Item.of(page.href, visit.say(page.label), page.icon, page == this))
        .toList();
  }
}
