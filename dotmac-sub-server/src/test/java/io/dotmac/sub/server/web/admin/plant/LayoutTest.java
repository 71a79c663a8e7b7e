package io.dotmac.sub.server.web.admin.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.network.plant.trace.Hop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private final List<Hop> hops = PlantSamples.trace().hops();
  private final Layout layout = Layout.of(hops);

  @Test
  void eachHopStandsAColumnFurtherRightThanTheOneItHangsOn() {
    for (Hop hop : hops) {
      if (hop.after() != null) {
        assertThat(layout.column(hop.id())).isEqualTo(layout.column(hop.after()) + 1);
      }
    }
    assertThat(layout.columns()).isEqualTo(7);
  }

  @Test
  void noTwoHopsStandOnTheSamePlace() {
    Set<List<Integer>> places = new HashSet<>();

    for (Hop hop : hops) {
      assertThat(places.add(List.of(layout.column(hop.id()), layout.row(hop.id()))))
          .isTrue();
    }
    assertThat(layout.rows()).isEqualTo(4);
  }

  @Test
  void whatForksStandsInTheMiddleOfItsForks() {
    assertThat(layout.row(hops.get(0).id())).isEqualTo(3);
    assertThat(layout.row(hops.get(4).id())).isZero();
  }
}
