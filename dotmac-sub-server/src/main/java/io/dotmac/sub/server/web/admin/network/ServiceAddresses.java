package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The addresses of one service, and what it may be given.
 *
 * @param writes whether the reader may change them
 */
record ServiceAddresses(
    String title,
    String back,
    String here,
    Errors errors,
    Rows<Line> rows,
    boolean writes,
    List<Field> fields,
    List<Filters.Option> pools) {
  private static final String HELD = """
      select h.id, h.prefix, h.kind, h.used_at, h.released_at, h.notes, h.access_credential_id,
        coalesce(p.name, '') as pool
      from ip_holding h
      left join ip_pool p on p.tenant_id = h.tenant_id and p.id = h.pool_id
      where h.tenant_id = :tenant and h.subscription_id = :service
      """;

  /**
   * One address.
   *
   * @param remove where it is taken away; empty if it cannot be here
   */
  record Line(String address, String kind, String pool, String used, String notes, String remove) {}

  static ServiceAddresses of(Visit visit, UUID service, String problem, String address) {
    Subscription subscription = visit.tx().require(Subscription.class, new SubscriptionId(service));
    String here = "/admin/network/services/" + service + "/addresses";
    boolean writes = visit.tx().caller().may("network:ip:write");
    List<Line> rows = visit
        .query(HELD)
        .with("service", service)
        .then("order by h.kind, h.sort_key")
        .list(row -> line(visit, row, writes ? here : ""));
    return new ServiceAddresses(
        visit.say("ip.of_service", subscription.number()),
        "/admin/subscribers/" + subscription.subscriber().value() + "?tab=services",
        here,
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        Rows.of(rows),
        writes,
        List.of(Field.of("address", visit.say("nas.address"), address)
            .hint(visit.say("ip.assign_hint"))),
        pools(visit));
  }

  private static Line line(Visit visit, Row row, String here) {
    Formats formats = visit.formats();
    var used = row.instantOrNull("used_at");
    boolean removable = row.text("kind").equals("assigned")
        && row.idOrNull("access_credential_id") == null
        && !here.isEmpty();
    return new Line(
        row.text("prefix"),
        PoolPage.kind(visit, row),
        formats.orNone(row.text("pool")),
        used == null ? formats.orNone("") : formats.ago(used, visit.tx().today()),
        row.text("notes"),
        removable ? here + "/" + row.id("id") + "/remove" : "");
  }

  private static List<Filters.Option> pools(Visit visit) {
    List<Filters.Option> options = new ArrayList<>();
    options.add(new Filters.Option("", visit.say("ip.no_pool"), true));
    options.addAll(visit
        .query("select id, name from ip_pool where tenant_id = :tenant and is_active")
        .then("order by lower(name), id limit 200")
        .list(row -> new Filters.Option(row.id("id").toString(), row.text("name"), false)));
    return List.copyOf(options);
  }
}
