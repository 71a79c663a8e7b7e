package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.network.plant.map.Box;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pictures of streets under the map, in squares of the web's Mercator projection: from a server
 * that the tenant names, and from none unless it does.
 *
 * @param origin the server, as the policy of the page has to name it
 * @param template the address of a square, with {@code {z}}, {@code {x}} and {@code {y}}
 * @param credit whose pictures they are, as their owner wants it said
 */
public record MapTiles(String origin, String template, String credit) {
  /** Where squares come from; empty: nowhere. */
  static final Setting<String> TEMPLATE =
      new Setting<>(SettingDomain.GIS, "map_tiles", "text", "", MapTiles::checked);

  /** Whom the page names for them. */
  static final Setting<String> CREDIT = Setting.text(SettingDomain.GIS, "map_tiles_credit", "");

  /** Nothing that ends a source in a Content-Security-Policy can stand in it. */
  private static final Pattern ADDRESS =
      Pattern.compile("(https://[a-z0-9.-]{1,200}(?::\\d{1,5})?)/[A-Za-z0-9._~/?=&%{}@-]{1,300}");

  private static final int DEEPEST = 19;
  private static final double PIXELS = 256;

  /** A square; where it is drawn, and how wide and high. */
  record Tile(String href, String x, String y, String size) {}

  /** Both settings. */
  public static List<Setting<?>> settings() {
    return List.of(TEMPLATE, CREDIT);
  }

  /** What the tenant has set. */
  static Optional<MapTiles> of(Tx tx) {
    String template = Settings.get(tx, TEMPLATE);
    Matcher address = ADDRESS.matcher(template);
    return address.matches()
        ? Optional.of(new MapTiles(address.group(1), template, Settings.get(tx, CREDIT)))
        : Optional.empty();
  }

  private static String checked(String text) {
    String rest = text.replace("{z}", "").replace("{x}", "").replace("{y}", "");
    boolean whole = text.contains("{z}")
        && text.contains("{x}")
        && text.contains("{y}")
        && rest.indexOf('{') < 0
        && rest.indexOf('}') < 0;
    if (!text.isEmpty() && !(whole && ADDRESS.matcher(text).matches())) {
      throw Problem.invalid(
          "/value",
          "setting",
          "map_tiles: expected an https address such as"
              + " https://tiles.example.net/{z}/{x}/{y}.png, or nothing; found '" + text + "'");
    }
    return text;
  }

  /** The squares that cover a view: as deep as leaves each at most 256 pixels wide. */
  List<Tile> over(MapView view) {
    Box seen = view.seen();
    double earth = view.x(180) - view.x(-180);
    int zoom = (int) Math.ceil(Math.log(earth / PIXELS) / Math.log(2));
    zoom = Math.max(0, Math.min(DEEPEST, zoom));
    int most = 1 << zoom;
    double size = earth / most;
    double west = view.x(-180);
    // The web's squares end where the projection of the earth is as high as it is wide.
    double north = view.y(0) - earth / 2;
    List<Tile> tiles = new ArrayList<>();
    for (int y = first(view.y(seen.north()) - north, size); y < most; y++) {
      if (north + y * size >= MapView.HEIGHT) {
        break;
      }
      for (int x = first(view.x(seen.west()) - west, size); x < most; x++) {
        if (west + x * size >= MapView.WIDTH) {
          break;
        }
        tiles.add(new Tile(
            template
                .replace("{z}", String.valueOf(zoom))
                .replace("{x}", String.valueOf(x))
                .replace("{y}", String.valueOf(y)),
            pixels(west + x * size),
            pixels(north + y * size),
            pixels(size)));
      }
    }
    return tiles;
  }

  private static int first(double pixels, double size) {
    return Math.max(0, (int) Math.floor(pixels / size));
  }

  private static String pixels(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
