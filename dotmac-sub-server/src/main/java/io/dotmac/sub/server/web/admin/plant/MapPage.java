package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.network.plant.map.Box;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Sheets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plant where it lies: drawn here, with nothing from elsewhere but {@link MapTiles}. */
final class MapPage {
  private static final List<String> TYPES = List.of("feeder", "distribution", "drop");
  private static final List<String> LAYERS = List.of(
      "pop_site",
      "fdh_cabinet",
      "fiber_splice_closure",
      "fiber_access_point",
      "fiber_termination_point");
  private static final int MOST = 4_000;
  private static final Pattern PLACE = Pattern.compile("\\(([^,()]+),([^,()]+)\\)");

  private static final String PLACES = """
      select layer, name, longitude::numeric as longitude, latitude::numeric as latitude from (
        select 'pop_site' as layer, name, longitude, latitude from pop_site
          where tenant_id = :tenant and is_active
        union all select 'fdh_cabinet', name, longitude, latitude from fdh_cabinet
          where tenant_id = :tenant and is_active
        union all select 'fiber_splice_closure', name, longitude, latitude
          from fiber_splice_closure where tenant_id = :tenant and is_active
        union all select 'fiber_access_point', name, longitude, latitude
          from fiber_access_point where tenant_id = :tenant and is_active
        union all select 'fiber_termination_point', coalesce(name, ''), longitude, latitude
          from fiber_termination_point where tenant_id = :tenant and is_active) place
      where longitude is not null
      """;

  private static final String CABLES = """
      select name, segment_type, fiber_count, route::text as route from fiber_segment
      where tenant_id = :tenant and is_active and route is not null
      """;

  private static final String ALL = """
      select min(west)::numeric as west, min(south)::numeric as south, max(east)::numeric as east,
        max(north)::numeric as north
      from (select longitude as west, latitude as south, longitude as east, latitude as north
        from (%s) p
        union all select west, south, east, north from fiber_segment
          where tenant_id = :tenant and is_active and route is not null) every
      """.formatted(PLACES);

  /** A line; {@code words} are shown when it is pointed at. */
  record Cable(String css, String path, String href, String words) {}

  /** A place. */
  record Spot(String css, String x, String y, String words) {}

  /** What a colour means. */
  record Key(String css, String label) {}

  /** What the page shows. */
  record Page(
      List<Sheets.Tab> tabs,
      String words,
      int width,
      int height,
      List<MapTiles.Tile> tiles,
      String credit,
      List<Cable> cables,
      List<Spot> spots,
      List<Link> moves,
      List<Key> keys) {}

  private MapPage() {}

  static Page of(Visit visit, Optional<MapTiles> tiles) {
    String asked = visit.params().text("bbox");
    Optional<MapView> view = asked.isEmpty()
        ? all(visit).map(MapView::around)
        : Optional.of(MapView.of(Box.parse(asked)));
    return view.map(seen -> of(visit, seen, tiles))
        .orElseGet(() -> page(visit, List.of(), Optional.empty(), List.of(), List.of(), List.of()));
  }

  private static Optional<Box> all(Visit visit) {
    return visit.query(ALL).list(MapPage::box).stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Box> box(Row row) {
    return row.text("west").isEmpty()
        ? Optional.empty()
        : Optional.of(new Box(
            row.decimal("west").doubleValue(),
            row.decimal("south").doubleValue(),
            row.decimal("east").doubleValue(),
            row.decimal("north").doubleValue()));
  }

  private static Page of(Visit visit, MapView view, Optional<MapTiles> tiles) {
    List<Cable> cables = within(visit.query(CABLES), view.seen())
        .and("west <= :right and east >= :left and south <= :top and north >= :bottom")
        .then("order by segment_type desc, id limit :most")
        .list(row -> cable(visit, view, row));
    List<Spot> spots = within(visit.query(PLACES), view.seen())
        .and("longitude between :left and :right and latitude between :bottom and :top")
        .then("order by layer, name limit :most")
        .list(row -> spot(visit, view, row));
    List<MapTiles.Tile> under = tiles.map(each -> each.over(view)).orElse(List.of());
    return page(visit, under, tiles, cables, spots, moves(visit, view));
  }

  private static Query within(Query query, Box box) {
    return query
        .with("left", box.west())
        .with("right", box.east())
        .with("bottom", box.south())
        .with("top", box.north())
        .with("most", MOST);
  }

  private static Page page(
      Visit visit,
      List<MapTiles.Tile> under,
      Optional<MapTiles> tiles,
      List<Cable> cables,
      List<Spot> spots,
      List<Link> moves) {
    List<Key> keys = new ArrayList<>();
    TYPES.forEach(type -> keys.add(new Key("map-" + type, visit.name("segment_type", type))));
    LAYERS.forEach(layer -> keys.add(new Key("map-" + layer, visit.name("map_layer", layer))));
    return new Page(
        PlantPages.tabs(visit, PlantPages.MAP),
        visit.say("map.shows", cables.size(), spots.size()),
        MapView.WIDTH,
        MapView.HEIGHT,
        under,
        tiles.map(MapTiles::credit).orElse(""),
        cables,
        spots,
        moves,
        List.copyOf(keys));
  }

  private static Cable cable(Visit visit, MapView view, Row row) {
    StringBuilder path = new StringBuilder();
    Matcher place = PLACE.matcher(row.text("route"));
    while (place.find()) {
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(
              point(view, Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2))));
    }
    String type = row.text("segment_type");
    return new Cable(
        "map-" + type,
        path.toString(),
        PlantPages.CABLES + "?q=" + URLEncoder.encode(row.text("name"), StandardCharsets.UTF_8),
        visit.say(
            "map.cable",
            row.text("name"),
            visit.name("segment_type", type),
            row.number("fiber_count")));
  }

  private static Spot spot(Visit visit, MapView view, Row row) {
    String layer = row.text("layer");
    String[] place = point(
            view,
            row.decimal("longitude").doubleValue(),
            row.decimal("latitude").doubleValue())
        .split(" ");
    String words = (visit.name("map_layer", layer) + " " + row.text("name")).strip();
    return new Spot("map-" + layer, place[0], place[1], words);
  }

  private static String point(MapView view, double longitude, double latitude) {
    return String.format(Locale.ROOT, "%.1f %.1f", view.x(longitude), view.y(latitude));
  }

  private static List<Link> moves(Visit visit, MapView view) {
    return List.of(
        move(visit, "map.in", view.moved(0.5, 0, 0)),
        move(visit, "map.out", view.moved(2, 0, 0)),
        move(visit, "map.north", view.moved(1, 0, 0.5)),
        move(visit, "map.south", view.moved(1, 0, -0.5)),
        move(visit, "map.west", view.moved(1, -0.5, 0)),
        move(visit, "map.east", view.moved(1, 0.5, 0)),
        new Link(PlantPages.MAP, visit.say("map.all")));
  }

  private static Link move(Visit visit, String key, MapView to) {
    return new Link(PlantPages.MAP + "?bbox=" + to.address(), visit.say(key));
  }
}
