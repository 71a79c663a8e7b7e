package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.network.ip.IpPool;
import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.IpPoolTerms;
import io.dotmac.sub.core.network.ip.IpPools;
import io.dotmac.sub.core.network.ip.PoolUse;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Meter;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One pool: how full it is, its networks, and who holds what of it.
 *
 * @param forms what may be added; empty for who may not
 */
record PoolPage(
    String title,
    String gives,
    String here,
    Errors errors,
    String width,
    String tone,
    String share,
    List<Documents.Cell> strip,
    PoolOutlook outlook,
    Fact.Group facts,
    List<Sheets.Table> tables,
    List<Form> forms,
    @Nullable Pager pager) {
  private static final String HOLDERS = """
      select h.prefix, h.kind, h.used_at, h.released_at, h.notes, h.subscriber_id,
        u.subscription_number, c.username,
        coalesce(s.display_name, nullif(concat_ws(' ', s.first_name, s.last_name), '')) as who
      from ip_holding h
      left join subscription u on u.tenant_id = h.tenant_id and u.id = h.subscription_id
      left join subscriber s on s.tenant_id = h.tenant_id and s.id = h.subscriber_id
      left join access_credential c on c.tenant_id = h.tenant_id and c.id = h.access_credential_id
      where h.tenant_id = :tenant and h.pool_id = :pool
      """;

  /** Something that may be added to the pool. */
  record Form(String action, String title, List<Field> fields, String button) {}

  static PoolPage of(Visit visit, UUID id, String problem) {
    Formats formats = visit.formats();
    IpPool pool = new IpPools().require(visit.tx(), new IpPoolId(id));
    IpPoolTerms terms = pool.terms();
    PoolUse use = PoolUse.of(visit.tx(), pool.id());
    long held = PoolList.held(use);
    String here = NetworkPages.POOLS + "/" + id;
    long total = visit
        .query("select count(*) from ip_holding where tenant_id = :tenant and pool_id = :pool")
        .with("pool", id)
        .number();
    return new PoolPage(
        terms.name(),
        terms.unitLength() == 32
            ? visit.say("ip.addresses")
            : visit.say("ip.prefixes", terms.unitLength()),
        here,
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        Meter.width(held, use.capacity()),
        PoolList.tone(held, use.capacity()),
        formats.percent(held, use.capacity()),
        List.of(
            Documents.Cell.of(visit.say("ip.in_use"), formats.count(use.inUse()), ""),
            Documents.Cell.of(
                visit.say("ip.kept"), formats.count(use.kept()), visit.say("ip.kept_text")),
            Documents.Cell.of(
                visit.say("ip.fixed"), formats.count(use.assigned() + use.reserved()), ""),
            Documents.Cell.of(
                visit.say("ip.free"),
                formats.count(use.free()),
                visit.say("ip.of", formats.count(use.capacity())))),
        PoolOutlook.of(visit, pool.id()),
        facts(visit, terms),
        List.of(blocks(visit, id), holders(visit, id)),
        visit.tx().caller().may("network:ip:write") ? forms(visit, here) : List.of(),
        visit.pager(
            Math.min(Params.LIMIT, (int) Math.max(0, total - visit.params().offset())), total));
  }

  private static Fact.Group facts(Visit visit, IpPoolTerms terms) {
    Formats formats = visit.formats();
    return new Fact.Group(List.of(
        Fact.mono(visit.say("ip.gateway"), formats.orNone(text(terms.gateway()))),
        Fact.mono(
            visit.say("ip.dns"),
            formats.orNone((text(terms.dnsPrimary()) + " " + text(terms.dnsSecondary())).strip())),
        Fact.of(visit.say("nas.note"), formats.orNone(text(terms.notes())))));
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }

  private static Sheets.Table blocks(Visit visit, UUID pool) {
    List<Sheets.Row> rows = visit
        .query("select cidr, is_active, notes from ip_block"
            + " where tenant_id = :tenant and pool_id = :pool")
        .with("pool", pool)
        .then("order by created_at, id")
        .list(row -> Sheets.Row.of(
            Cell.words(row.text("cidr")),
            Cell.words(visit.say(row.flag("is_active") ? "ip.given" : "ip.off")),
            Cell.words(visit.formats().orNone(row.text("notes")))));
    return Sheets.Table.of(
        visit.say("ip.blocks"),
        List.of(
            Head.words(visit.say("ip.network")),
            Head.words(visit.say("nas.condition")),
            Head.words(visit.say("nas.note"))),
        rows,
        visit.say("ip.no_blocks"));
  }

  private static Sheets.Table holders(Visit visit, UUID pool) {
    List<Sheets.Row> rows = visit
        .query(HOLDERS)
        .with("pool", pool)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by h.sort_key, h.id limit :limit offset :offset")
        .list(row -> holder(visit, row));
    return Sheets.Table.of(
        visit.say("ip.holders"),
        List.of(
            Head.words(visit.say("nas.address")),
            Head.words(visit.say("nas.condition")),
            Head.words(visit.say("ip.holder")),
            Head.words(visit.say("session.login")),
            Head.words(visit.say("ip.used"))),
        rows,
        visit.say("ip.nobody"));
  }

  private static Sheets.Row holder(Visit visit, Row row) {
    Formats formats = visit.formats();
    UUID subscriber = row.idOrNull("subscriber_id");
    var used = row.instantOrNull("used_at");
    String who = row.text("who").isEmpty() ? row.text("subscription_number") : row.text("who");
    return Sheets.Row.of(
        Cell.words(row.text("prefix")),
        Cell.words(kind(visit, row)),
        subscriber == null
            ? Cell.words(formats.orNone(row.text("notes")))
            : Cell.link(who, "/admin/subscribers/" + subscriber),
        Cell.words(formats.orNone(row.text("username"))),
        Cell.words(
            used == null ? formats.orNone("") : formats.ago(used, visit.tx().today())));
  }

  /** Reserved, assigned, in use, or kept. */
  static String kind(Visit visit, Row row) {
    String kind = row.text("kind");
    boolean idle = kind.equals("leased") && row.instantOrNull("released_at") != null;
    return visit.name("ip_kind", idle ? "kept" : kind);
  }

  private static List<Form> forms(Visit visit, String here) {
    return List.of(
        new Form(
            here + "/blocks",
            visit.say("ip.add_block"),
            List.of(
                Field.of("cidr", visit.say("ip.network"), "").hint(visit.say("ip.add_block_hint"))),
            visit.say("ip.add_block")),
        new Form(
            here + "/reservations",
            visit.say("ip.reserve"),
            List.of(
                Field.of("address", visit.say("nas.address"), "")
                    .hint(visit.say("ip.reserve_hint")),
                Field.of("notes", visit.say("nas.note"), "")),
            visit.say("ip.reserve")));
  }
}
