package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.network.ip.PoolUse;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Meter;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pools of addresses, and how full each is. */
record PoolList(
    String title,
    String summary,
    List<Sheets.Tab> tabs,
    List<Link> actions,
    Rows<Line> rows,
    @Nullable Pager pager) {
  /** How full a pool may be before it is marked. */
  private static final int MUCH = 80;

  private static final int NEARLY_ALL = 95;

  /**
   * One pool.
   *
   * @param width of the bar of what is held
   * @param tone of the bar: the fuller the more it stands out
   */
  record Line(
      String name,
      String href,
      String networks,
      String gives,
      String width,
      String tone,
      String share,
      String inUse,
      String kept,
      String fixed,
      String free) {}

  private record Pool(UUID id, String name, String networks, String gives) {}

  static PoolList of(Visit visit) {
    long total =
        visit.query("select count(*) from ip_pool where tenant_id = :tenant").number();
    List<Pool> pools = visit
        .query("""
            select p.id, p.name, p.ip_version, p.prefix_length, p.is_active,
              (select string_agg(b.cidr, ', ' order by b.created_at, b.id) from ip_block b
                where b.tenant_id = p.tenant_id and b.pool_id = p.id and b.is_active) as networks
            from ip_pool p where p.tenant_id = :tenant
            """)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by p.is_active desc, lower(p.name), p.id limit :limit offset :offset")
        .list(row -> pool(visit, row));
    Map<UUID, PoolUse> uses =
        PoolUse.of(visit.tx(), pools.stream().map(Pool::id).toList());
    boolean writes = visit.tx().caller().may("network:ip:write");
    return new PoolList(
        visit.say("ip.title"),
        visit.say("ip.count", total, "", visit.formats().count(total)),
        NetworkPages.tabs(visit, NetworkPages.POOLS),
        writes ? List.of(new Link(NetworkPages.POOLS + "/new", visit.say("ip.add"))) : List.of(),
        Rows.of(pools.stream()
            .map(pool -> line(visit, pool, uses.getOrDefault(pool.id(), PoolUse.NOTHING)))
            .toList()),
        visit.pager(pools.size(), total));
  }

  private static Pool pool(Visit visit, Row row) {
    String gives = row.text("ip_version").equals("ipv4")
        ? visit.say("ip.addresses")
        : visit.say("ip.prefixes", row.number("prefix_length"));
    return new Pool(
        row.id("id"),
        row.text("name"),
        row.flag("is_active") ? row.text("networks") : visit.say("ip.off"),
        gives);
  }

  private static Line line(Visit visit, Pool pool, PoolUse use) {
    Formats formats = visit.formats();
    long held = held(use);
    return new Line(
        pool.name(),
        NetworkPages.POOLS + "/" + pool.id(),
        formats.orNone(pool.networks()),
        pool.gives(),
        Meter.width(held, use.capacity()),
        tone(held, use.capacity()),
        formats.percent(held, use.capacity()),
        formats.count(use.inUse()),
        formats.count(use.kept()),
        formats.count(use.reserved() + use.assigned()),
        formats.count(use.free()));
  }

  /** What nobody who comes now can be given. */
  static long held(PoolUse use) {
    return use.inUse() + use.reserved() + use.assigned();
  }

  static String tone(long held, long capacity) {
    if (capacity > 0 && held * 100 >= capacity * NEARLY_ALL) {
      return "f3";
    }
    return capacity > 0 && held * 100 >= capacity * MUCH ? "f2" : "f1";
  }
}
