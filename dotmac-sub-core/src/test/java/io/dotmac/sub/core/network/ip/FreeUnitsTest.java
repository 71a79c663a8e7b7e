package io.dotmac.sub.core.network.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreeUnitsTest {
  @Test
  void everyAddressOfANetworkIsGivenOnceButItsFirstItsLastAndTheGateway() {
    FreeUnits free = pool("192.0.2.0/29", 32, "192.0.2.1");

    assertThat(all(free))
        .containsExactly("192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5", "192.0.2.6");
  }

  @Test
  void aSingleAddressAndAPairAreGivenWhole() {
    assertThat(all(pool("192.0.2.7/32", 32, null))).containsExactly("192.0.2.7");
    assertThat(all(pool("192.0.2.6/31", 32, null))).containsExactly("192.0.2.6", "192.0.2.7");
  }

  @Test
  void aPrefixOfIpv6IsCutIntoAllItsPrefixes() {
    List<String> prefixes = all(pool("2001:db8::/48", 56, null));

    assertThat(prefixes).hasSize(256).doesNotHaveDuplicates();
    assertThat(prefixes).startsWith("2001:db8::/56", "2001:db8:0:100::/56");
    assertThat(prefixes).endsWith("2001:db8:0:ff00::/56");
  }

  @Test
  void whatIsHeldInPartOrAsAWholeNetworkIsNotGiven() {
    FreeUnits free = pool("192.0.2.0/28", 32, null);
    free.hold(IpNetwork.of("192.0.2.8/29"));
    free.hold(IpNetwork.of("192.0.2.3"));
    FreeUnits prefixes = pool("2001:db8::/54", 56, null);
    prefixes.hold(IpNetwork.of("2001:db8:0:100::7"));

    assertThat(all(free))
        .containsExactly(
            "192.0.2.1", "192.0.2.2", "192.0.2.4", "192.0.2.5", "192.0.2.6", "192.0.2.7");
    assertThat(all(prefixes))
        .containsExactly("2001:db8::/56", "2001:db8:0:200::/56", "2001:db8:0:300::/56");
  }

  @Test
  void whatIsFreedIsGivenAgain() {
    FreeUnits free = pool("192.0.2.0/30", 32, null);
    all(free);
    free.free(IpNetwork.of("192.0.2.2"));

    assertThat(all(free)).containsExactly("192.0.2.2");
  }

  @Test
  void aHugePoolCostsNothingUntilItIsUsed() {
    FreeUnits free = pool("2001:d00::/24", 64, null);

    assertThat(free.take()).map(String::valueOf).contains("2001:d00::/64");
    assertThat(free.take()).map(String::valueOf).contains("2001:d00:0:1::/64");
  }

  @Test
  void nodesBeginInDifferentChunksAndTogetherGiveEverything() {
    List<IpNetwork> blocks = List.of(IpNetwork.of("10.0.0.0/22"), IpNetwork.of("10.9.0.0/30"));
    Set<IpNetwork> whole = new HashSet<>();
    for (int node = 0; node < 3; node++) {
      FreeUnits free = new FreeUnits(blocks, 32, null, node, 3);
      Set<IpNetwork> first = new HashSet<>();
      for (int i = 0; i < 250; i++) {
        first.add(free.take().orElseThrow());
      }
      assertThat(whole).doesNotContainAnyElementsOf(first);
      whole.addAll(first);

      assertThat(all(free)).hasSize(1022 + 2 - 250).doesNotHaveDuplicates();
    }
  }

  @Test
  void whateverIsTakenAndFreedNothingIsEverGivenTwice() {
    Random random = new Random(4);
    FreeUnits free = new FreeUnits(
        List.of(IpNetwork.of("10.0.0.0/23"), IpNetwork.of("10.0.4.0/25")), 32, null, 1, 2);
    List<IpNetwork> held = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      if (random.nextInt(5) < 3) {
        Optional<IpNetwork> taken = free.take();
        assertThat(taken.isEmpty()).isEqualTo(held.size() == 510 + 126);
        taken.ifPresent(unit -> {
          assertThat(held).doesNotContain(unit);
          held.add(unit);
        });
      } else if (!held.isEmpty()) {
        free.free(held.remove(random.nextInt(held.size())));
      }
    }
  }

  private static FreeUnits pool(String block, int length, String gateway) {
    return new FreeUnits(
        List.of(IpNetwork.of(block)), length, gateway == null ? null : IpNetwork.of(gateway), 0, 1);
  }

  private static List<String> all(FreeUnits free) {
    List<String> all = new ArrayList<>();
    Optional<IpNetwork> next = free.take();
    while (next.isPresent()) {
      all.add(next.get().toString());
      next = free.take();
    }
    return all;
  }
}
