package io.dotmac.sub.server.web.admin.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dotmac.sub.core.network.plant.map.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapViewTest {
  private static final Box LAGOS = new Box(3.3, 6.4, 3.6, 6.5);

  @Test
  void theRectangleFillsTheWidthOrTheHeightAndIsInTheMiddle() {
    MapView view = MapView.of(LAGOS);

    assertThat(view.x(3.3)).isCloseTo(0, within(0.01));
    assertThat(view.x(3.6)).isCloseTo(MapView.WIDTH, within(0.01));
    assertThat(view.y(6.4) + view.y(6.5)).isCloseTo(MapView.HEIGHT, within(0.01));
    assertThat(view.y(6.5)).isLessThan(view.y(6.4)).isPositive();
  }

  @Test
  void whatIsSeenIsSeenAgainAndStepsGoWhereTheySay() {
    MapView view = MapView.around(LAGOS);
    MapView again = MapView.of(Box.parse(view.address()));

    assertThat(again.x(3.45)).isCloseTo(view.x(3.45), within(0.1));
    assertThat(again.y(6.45)).isCloseTo(view.y(6.45), within(0.1));
    assertThat(view.moved(1, 0.5, 0).x(3.6)).isCloseTo(view.x(3.6) - 500, within(0.01));
    assertThat(view.moved(1, 0, 0.5).y(6.45)).isCloseTo(view.y(6.45) + 310, within(0.01));
    assertThat(view.moved(0.5, 0, 0).seen().west()).isGreaterThan(view.seen().west());
  }

  @Test
  void onePlaceAndTheWholeEarthHaveAMapToo() {
    MapView house = MapView.around(new Box(3.4, 6.4, 3.4, 6.4));
    MapView earth = MapView.of(new Box(-180, -90, 180, 90)).moved(4, 0, 0);

    assertThat(house.x(3.4)).isCloseTo(500, within(0.01));
    assertThat(house.y(6.4)).isCloseTo(310, within(0.01));
    assertThat(Box.parse(earth.address()).west()).isEqualTo(-180);
  }

  @Test
  void squaresOfStreetsCoverWhatIsSeenAndLieWhereTheWebHasThem() {
    MapTiles tiles = new MapTiles("https://t.example", "https://t.example/{z}/{x}/{y}", "");
    MapView view = MapView.of(LAGOS);

    List<MapTiles.Tile> over = tiles.over(view);

    // 3.45 degrees east, 6.45 north in 2^13 columns and rows from 180 west, 85.05 north.
    MapTiles.Tile middle = over.stream()
        .filter(tile -> covers(tile, view.x(3.45), view.y(6.45)))
        .findFirst()
        .orElseThrow();
    assertThat(middle.href()).isEqualTo("https://t.example/13/4174/3948");
    for (double[] corner : new double[][] {{0, 0}, {999, 0}, {0, 619}, {999, 619}}) {
      assertThat(over).filteredOn(tile -> covers(tile, corner[0], corner[1])).hasSize(1);
    }
    assertThat(over).hasSizeLessThan(60);
  }

  private static boolean covers(MapTiles.Tile tile, double x, double y) {
    double size = Double.parseDouble(tile.size());
    double left = Double.parseDouble(tile.x());
    double top = Double.parseDouble(tile.y());
    return x >= left && x < left + size && y >= top && y < top + size;
  }
}
