package io.dotmac.sub.server.adapter.radius.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.dotmac.sub.radius.server.DropReason;
import io.dotmac.sub.radius.server.ServerMetrics;
import io.dotmac.sub.radius.server.ServerMetrics.Traffic;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientMetersTest {
  private final MetricRegistry registry = new MetricRegistry();
  private final Map<String, String> names = new HashMap<>(Map.of("1", "192.0.2.1/32"));

  @Test
  void theFiguresOfAClientAndOfAllAreGauges() {
    try (ClientMeters meters = new ClientMeters(registry, names::get, 10)) {
      meters.update(metrics(Map.of("1", traffic(7))));

      assertThat(value("radius.clients.192.0.2.1/32.access_requests")).isEqualTo(7);
      assertThat(value("radius.clients.192.0.2.1/32.p99_micros")).isEqualTo(64);
      assertThat(value("radius.clients.192.0.2.1/32.drops.truncated")).isEqualTo(2);
      assertThat(value("radius.clients.192.0.2.1/32.drops.all")).isEqualTo(2);
      assertThat(value("radius.clients.192.0.2.1/32.rejects.wrong_password")).isEqualTo(3);
      assertThat(value("radius.total.access_requests")).isEqualTo(7);

      meters.update(metrics(Map.of("1", traffic(9))));
      assertThat(value("radius.clients.192.0.2.1/32.access_requests")).isEqualTo(9);
    }
    assertThat(registry.getNames()).isEmpty();
  }

  @Test
  void clientsBeyondTheNumberCountAmongAllOnly() {
    names.put("2", "192.0.2.2/32");
    ClientMeters meters = new ClientMeters(registry, names::get, 1);

    meters.update(metrics(Map.of("1", traffic(1))));
    meters.update(metrics(Map.of("1", traffic(1), "2", traffic(2))));

    assertThat(meters.measured()).containsExactly("1");
    assertThat(value("radius.clients_unmeasured")).isEqualTo(1);
  }

  @Test
  void aClientThatIsGoneLosesItsGaugesAndOneThatMovesHasThemUnderItsNewAddress() {
    ClientMeters meters = new ClientMeters(registry, names::get, 10);
    meters.update(metrics(Map.of("1", traffic(1))));

    names.put("1", "192.0.2.9/32");
    meters.update(metrics(Map.of("1", traffic(2))));
    assertThat(registry.getNames())
        .contains("radius.clients.192.0.2.9/32.accepts")
        .noneMatch(name -> name.contains("192.0.2.1/32"));

    names.clear();
    meters.update(metrics(Map.of("1", traffic(2))));
    assertThat(registry.getNames()).noneMatch(name -> name.startsWith("radius.clients."));
    assertThat(value("radius.total.access_requests")).isEqualTo(2);
  }

  private long value(String name) {
    return (Long) registry.getGauges().get(name).getValue();
  }

  private static ServerMetrics metrics(Map<String, Traffic> clients) {
    return new ServerMetrics(clients.values().iterator().next(), clients, 0, 0);
  }

  private static Traffic traffic(long requests) {
    return new Traffic(
        requests,
        1,
        3,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Map.of("wrong_password", 3L),
        Map.of(DropReason.TRUNCATED, 2L),
        32,
        64);
  }
}
