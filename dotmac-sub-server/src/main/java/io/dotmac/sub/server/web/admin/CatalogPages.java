package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Mrr;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Plans with what they bring in: the revenue of all of them is the figure of the dashboard. */
final class CatalogPages {
  private static final String SELECT = """
      select o.*, price.amount_minor, price.currency, t.name as tax, p.name as policy,
        r.name as profile, r.mikrotik_rate_limit,
        (select count(*) from worth w where w.offer_id = o.id) as live,
        (select coalesce(sum(w.minor), 0) from worth w where w.offer_id = o.id) as mrr
      """;

  private static final String FROM = """
      from catalog_offer o
      left join lateral (
        select p.amount_minor, p.currency from offer_version v join offer_price p
          on p.tenant_id = v.tenant_id and p.offer_version_id = v.id
          and p.price_type = 'recurring'
        where v.tenant_id = :tenant and v.offer_id = o.id and v.effective_start <= :today
          and (v.effective_end is null or v.effective_end > :today)
        order by p.currency = :currency desc, p.currency limit 1) price on true
      left join tax_rate t on t.tenant_id = o.tenant_id and t.id = o.tax_rate_id
      left join policy_set p on p.tenant_id = o.tenant_id and p.id = o.policy_set_id
      left join offer_radius_profile x on x.tenant_id = o.tenant_id and x.offer_id = o.id
      left join radius_profile r on r.tenant_id = x.tenant_id and r.id = x.profile_id
      where o.tenant_id = :tenant
      """;

  private CatalogPages() {}

  static ListPages.Catalog list(Visit visit) {
    long total = narrow(visit, "select count(*) " + FROM).number();
    List<ListPages.OfferRow> rows = narrow(visit, Mrr.TODAY + SELECT + FROM)
        .then("order by o.status, o.service_type desc, o.name limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> row(visit, row));
    long mrr = visit
        .query(Mrr.TODAY + "select coalesce(sum(w.minor), 0) from worth w where true")
        .number();
    return new ListPages.Catalog(
        visit.say("offer.count", total, "", visit.formats().count(total))
            + ", "
            + visit.say("offer.mrr_of", visit.formats().money(mrr, visit.currency())),
        visit.filters(
            "offer.search",
            visit.select(
                "status", "offer.status", "status", List.of("active", "inactive", "archived")),
            visit.select(
                "kind", "offer.service_type", "service_type", List.of("residential", "business"))),
        rows,
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "offer"));
  }

  private static Query narrow(Visit visit, String sql) {
    Params params = visit.params();
    return Query.of(visit.tx(), sql)
        .with("currency", visit.tx().tenantInfo().currency())
        .and("o.status = :status", "status", params.text("status"))
        .and("o.service_type = :kind", "kind", params.text("kind"))
        .and("lower(o.name || ' ' || coalesce(o.code, '')) like :q", "q", params.like());
  }

  private static ListPages.OfferRow row(Visit visit, Row row) {
    return new ListPages.OfferRow(
        "/admin/catalog/offers/" + row.id("id"),
        row.text("name"),
        kind(visit, row),
        new Labels(visit).offer(row.text("status")),
        visit.formats().speed(row.number("down_kbps"), row.number("up_kbps")),
        visit.name("cycle", row.text("billing_cycle")),
        price(visit, row),
        visit.formats().count(row.number("live")),
        visit.formats().money(row.number("mrr"), visit.currency()));
  }

  private static String kind(Visit visit, Row row) {
    return visit.name("service_type", row.text("service_type"))
        + ", "
        + visit.name("access_type", row.text("access_type"));
  }

  private static String price(Visit visit, Row row) {
    return row.text("currency").isEmpty()
        ? visit.formats().orNone("")
        : visit
            .formats()
            .money(row.number("amount_minor"), Currency.getInstance(row.text("currency")));
  }

  static OfferPage one(Visit visit, UUID id) {
    return Query.of(visit.tx(), Mrr.TODAY + SELECT + FROM + " and o.id = :id")
        .with("currency", visit.tx().tenantInfo().currency())
        .with("id", id)
        .first(row -> one(visit, row))
        .orElseThrow(() -> Problem.notFound("offer", id));
  }

  private static OfferPage one(Visit visit, Row row) {
    Formats formats = visit.formats();
    UUID id = row.id("id");
    return new OfferPage(
        row.text("name"),
        kind(visit, row),
        new Labels(visit).offer(row.text("status")),
        List.of(
            Documents.Cell.of(
                visit.say("offer.price"),
                price(visit, row),
                visit.name("per", row.text("billing_cycle"))),
            Documents.Cell.of(
                visit.say("offer.subscriptions"), formats.count(row.number("live")), ""),
            Documents.Cell.of(
                visit.say("offer.mrr"),
                formats.money(row.number("mrr"), visit.currency()),
                visit.say("subscriber.before_tax")),
            Documents.Cell.of(
                visit.say("offer.speed"),
                visit.formats().speed(row.number("down_kbps"), row.number("up_kbps")),
                "")),
        terms(visit, row),
        network(visit, row),
        prices(visit, id),
        addons(visit, id));
  }

  private static Fact.Group terms(Visit visit, Row row) {
    Formats formats = visit.formats();
    return new Fact.Group(List.of(
        Fact.mono(visit.say("offer.code"), formats.orNone(row.text("code"))),
        Fact.of(visit.say("offer.basis"), visit.name("basis", row.text("price_basis"))),
        Fact.of(visit.say("offer.cycle"), visit.name("cycle", row.text("billing_cycle"))),
        Fact.of(visit.say("offer.mode"), visit.name("mode", row.text("billing_mode"))),
        Fact.of(visit.say("offer.contract"), visit.name("term", row.text("contract_term"))),
        Fact.of(visit.say("offer.tax"), formats.orNone(row.text("tax"))),
        Fact.of(visit.say("offer.policy"), formats.orNone(row.text("policy")))));
  }

  private static Fact.Group network(Visit visit, Row row) {
    Formats formats = visit.formats();
    List<Fact> facts = new ArrayList<>();
    long down = row.number("down_kbps");
    long up = row.number("up_kbps");
    String unlimited = visit.say("format.unlimited");
    facts.add(Fact.of(visit.say("offer.download"), down == 0 ? unlimited : formats.rate(down)));
    facts.add(Fact.of(visit.say("offer.upload"), up == 0 ? unlimited : formats.rate(up)));
    if (row.number("throttle_down_kbps") > 0) {
      facts.add(Fact.of(
          visit.say("offer.throttled"),
          formats.rates(row.number("throttle_down_kbps"), row.number("throttle_up_kbps"))));
    }
    facts.add(Fact.of(visit.say("offer.profile"), formats.orNone(row.text("profile"))));
    if (!row.text("mikrotik_rate_limit").isEmpty()) {
      facts.add(Fact.mono("Mikrotik-Rate-Limit", row.text("mikrotik_rate_limit")));
    }
    return new Fact.Group(List.copyOf(facts));
  }

  private static List<OfferPage.Price> prices(Visit visit, UUID offer) {
    return visit
        .query(
            "select p.price_type, p.currency, p.amount_minor, p.unit_rate, p.unit, p.description,"
                + " coalesce(p.billing_cycle, v.billing_cycle) as cycle, v.effective_start,"
                + " v.effective_end from offer_version v join offer_price p"
                + " on p.tenant_id = v.tenant_id and p.offer_version_id = v.id"
                + " where v.tenant_id = :tenant and v.offer_id = :offer")
        .with("offer", offer)
        .then("order by v.effective_start desc, p.price_type, p.currency")
        .list(row -> {
          LocalDate end = row.dateOrNull("effective_end");
          boolean usage = row.text("price_type").equals("usage");
          String amount = usage
              ? row.text("currency") + " " + visit.formats().number(row.decimal("unit_rate"))
              : price(visit, row);
          boolean recurring = row.text("price_type").equals("recurring");
          return new OfferPage.Price(
              visit.name("price_type", row.text("price_type")),
              visit.formats().date(row.date("effective_start")),
              end == null ? visit.say("offer.until_changed") : visit.formats().date(end),
              recurring ? amount + " " + visit.name("per", row.text("cycle")) : amount);
        });
  }

  private static List<OfferPage.AddOn> addons(Visit visit, UUID offer) {
    return visit
        .query("select a.name, a.addon_type, p.amount_minor, p.currency, p.price_type,"
            + " p.billing_cycle from offer_add_on x join add_on a"
            + " on a.tenant_id = x.tenant_id and a.id = x.add_on_id"
            + " left join lateral (select * from add_on_price p where p.tenant_id = :tenant"
            + " and p.add_on_id = a.id and p.price_type <> 'usage'"
            + " and p.effective_start <= :today"
            + " and (p.effective_end is null or p.effective_end > :today)"
            + " order by p.price_type limit 1) p on true"
            + " where x.tenant_id = :tenant and x.offer_id = :offer")
        .with("offer", offer)
        .then("order by a.name")
        .list(row -> new OfferPage.AddOn(
            row.text("name"), visit.name("addon_type", row.text("addon_type")), price(visit, row)));
  }
}
