package io.dotmac.sub.server.web.admin.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dotmac.sub.core.network.plant.map.Box;
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
}
