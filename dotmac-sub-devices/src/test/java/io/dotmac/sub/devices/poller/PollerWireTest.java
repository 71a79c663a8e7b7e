package io.dotmac.sub.devices.poller;

import static io.dotmac.sub.devices.transport.snmp.SnmpClient.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.simulator.snmp.SnmpAgentSimulator;
import io.dotmac.sub.devices.simulator.snmp.SnmpRecording;
import io.dotmac.sub.devices.testing.Recordings;
import io.dotmac.sub.devices.transport.snmp.Oid;
import io.dotmac.sub.devices.transport.snmp.SnmpClient;
import io.dotmac.sub.devices.transport.snmp.SnmpLimits;
import io.dotmac.sub.devices.transport.snmp.SnmpLogin;
import io.dotmac.sub.devices.transport.snmp.SnmpTarget;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollerWireTest {
  private static final SnmpLogin LOGIN = SnmpLogin.v2c("public");
  private static final String ONTS = "1.3.6.1.4.1.2011.6.128.1.1.2.";
  private static final OidMaps MAPS = OidMaps.shipped();

  private final SnmpClient snmp = SnmpClient.network();
  private final Poller poller = new Poller(snmp);

  @AfterEach
  void stop() {
    snmp.close();
  }

  private static SnmpRecording thousandOnts() {
    SnmpRecording recording = SnmpRecording.parse("1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.2011.2.248");
    for (int i = 0; i < 1000; i++) {
      long port = 4194312192L + (i / 128 << 8);
      String index = "." + port + "." + i % 128;
      recording
          .set(ONTS + "51.1.1" + index, "2", "40")
          .set(ONTS + "51.1.2" + index, "2", "12")
          .set(ONTS + "51.1.3" + index, "2", "231")
          .set(ONTS + "51.1.4" + index, "2", Integer.toString(-2000 - i))
          .set(ONTS + "51.1.5" + index, "2", "3300")
          .set(ONTS + "51.1.6" + index, "2", i % 2 == 0 ? "7600" : "2147483647");
    }
    return recording;
  }

  @Test
  void aSweepOfAThousandOntsTakesAtMost350Requests() {
    try (SnmpAgentSimulator olt = SnmpAgentSimulator.start(thousandOnts(), LOGIN)) {
      SnmpTarget target = SnmpTarget.of("olt-1", olt.address(), LOGIN);

      PollResult result =
          await(poller.poll(new PollTask(target, List.of(MAPS.map("huawei-ont-optics")))));

      assertThat(result.rows("huawei-ont-optics")).hasSize(1000);
      assertThat(result.rows("huawei-ont-optics").get(999).values())
          .containsEntry("pon", "0/1/7")
          .containsEntry("ont", "103")
          .containsEntry("rxDbm", "-29.99")
          .doesNotContainKey("oltRxDbm");
      assertThat(olt.requests()).isLessThanOrEqualTo(350);
    }
  }

  @Test
  void aDeviceSaysWhichMapsAreIts() {
    try (SnmpAgentSimulator olt = SnmpAgentSimulator.start(thousandOnts(), LOGIN)) {
      SnmpTarget target = SnmpTarget.of("olt-1", olt.address(), LOGIN);

      assertThat(await(poller.recognise(target, MAPS)))
          .extracting(OidMap::name)
          .contains("huawei-ont-optics");
    }
  }

  @Test
  void aSilentDeviceHoldsUpNoOtherAndItsFailureIsInItsResult() {
    try (SnmpAgentSimulator silent = SnmpAgentSimulator.start(thousandOnts(), LOGIN);
        SnmpAgentSimulator other = SnmpAgentSimulator.start(thousandOnts(), LOGIN)) {
      silent.faults().silent(Integer.MAX_VALUE);
      SnmpLimits quick = SnmpLimits.usual().answeringWithin(Duration.ofMillis(100), 0);
      List<OidMap> maps = List.of(MAPS.map("system"));

      List<PollResult> results = await(poller.poll(List.of(
          new PollTask(SnmpTarget.of("silent", silent.address(), LOGIN).with(quick), maps),
          new PollTask(SnmpTarget.of("other", other.address(), LOGIN), maps))));

      assertThat(results.get(0).failures().get("system")).isInstanceOf(DeviceError.TimedOut.class);
      assertThat(results.get(1).rows("system"))
          .singleElement()
          .satisfies(row -> assertThat(row.text("objectId")).isEqualTo("1.3.6.1.4.1.2011.2.248"));
    }
  }

  @Test
  void pollingGoesOnUntilItIsClosed() throws InterruptedException {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    BlockingQueue<PollResult> results = new LinkedBlockingQueue<>();
    try (SnmpAgentSimulator olt = SnmpAgentSimulator.start(thousandOnts(), LOGIN)) {
      PollTask task =
          new PollTask(SnmpTarget.of("olt-1", olt.address(), LOGIN), List.of(MAPS.map("system")));

      try (Polling polling =
          poller.start(new PollPlan(List.of(task), Duration.ofMillis(20)), timer, results::add)) {
        for (int i = 0; i < 3; i++) {
          assertThat(results.poll(30, TimeUnit.SECONDS))
              .isNotNull()
              .satisfies(result -> assertThat(result.device()).hasToString("olt-1"));
        }
        assertThat(polling.leftOut()).isNotNegative();
      }
    } finally {
      timer.shutdownNow();
    }
  }

  @Test
  void devicesAreSpreadOverTheIntervalAndEachKeepsItsTime() {
    Duration interval = Duration.ofMinutes(5);
    Map<Long, Long> byQuarter = IntStream.range(0, 400)
        .mapToObj(i -> Polling.phase(new DeviceId("olt-" + i), interval))
        .peek(phase -> assertThat(phase).isBetween(Duration.ZERO, interval.minusMillis(1)))
        .collect(Collectors.groupingBy(phase -> phase.toSeconds() / 75, Collectors.counting()));

    assertThat(byQuarter).hasSize(4);
    assertThat(byQuarter.values()).allSatisfy(count -> assertThat(count).isBetween(60L, 140L));
    assertThat(Polling.phase(new DeviceId("olt-7"), interval))
        .isEqualTo(Polling.phase(new DeviceId("olt-7"), interval));
  }

  @Test
  void everyOntAndPortOfTheRecordingIsReadAsExpected() throws IOException {
    assumeTrue(Recordings.present(), "no recordings beside this repository");
    Path folder = Recordings.folder().orElseThrow().resolve("snmp");
    JsonNode expected = new ObjectMapper()
        .readTree(folder.resolve("huawei-olt-synthetic.expected.json").toFile());
    SnmpRecording recording =
        SnmpRecording.parse(Files.readString(folder.resolve("huawei-olt-synthetic.snmprec")));
    try (SnmpAgentSimulator olt = SnmpAgentSimulator.start(recording, LOGIN)) {
      SnmpTarget target = SnmpTarget.of("olt-1", olt.address(), LOGIN);
      PollResult result = await(poller
          .recognise(target, MAPS)
          .thenCompose(maps -> poller.poll(new PollTask(target, maps))));

      assertThat(result.failures()).isEmpty();
      check(expected.get("onts"), result);
      expected
          .get("ponPorts")
          .forEach(port -> assertThat(result.rows("interfaces"))
              .filteredOn(row -> row.index().equals(Oid.of(port.get("ifIndex").asText())))
              .singleElement()
              .satisfies(row -> {
                assertThat(row.text("name")).endsWith(port.get("fsp").asText());
                assertThat(row.text("state")).isEqualTo(port.get("oper").asText());
                assertThat(row.text("octetsIn")).isEqualTo(port.get("inOctets").asText());
                assertThat(row.text("octetsOut"))
                    .isEqualTo(port.get("outOctets").asText());
              }));
    }
  }

  private static void check(JsonNode onts, PollResult result) {
    assertThat(result.rows("huawei-onts")).hasSize(onts.size());
    onts.forEach(ont -> {
      PolledRow row = row(result, "huawei-onts", ont);
      assertThat(row.text("serial")).isEqualTo(ont.get("serial").asText());
      assertThat(row.text("description")).isEqualTo(ont.get("description").asText());
      assertThat(row.text("state").equals("online")).isEqualTo(ont.get("online").asBoolean());
      same(row, "distanceMeters", ont.get("distanceM"));
      PolledRow optics = row(result, "huawei-ont-optics", ont);
      same(optics, "rxDbm", ont.get("ontRxDbm"));
      same(optics, "txDbm", ont.get("ontTxDbm"));
      same(optics, "oltRxDbm", ont.get("oltRxDbm"));
      same(optics, "temperatureCelsius", ont.get("temperatureC"));
      same(optics, "voltageVolts", ont.get("voltageV"));
      same(optics, "biasMilliamperes", ont.get("biasMa"));
    });
  }

  private static PolledRow row(PollResult result, String map, JsonNode ont) {
    return result.rows(map).stream()
        .filter(each -> each.text("pon").equals(ont.get("fsp").asText())
            && each.text("ont").equals(ont.get("ontId").asText()))
        .findFirst()
        .orElseThrow();
  }

  private static void same(PolledRow row, String name, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(row.decimal(name)).as(name).isEmpty();
    } else {
      assertThat(row.decimal(name).orElseThrow())
          .as(name)
          .isEqualByComparingTo(new BigDecimal(expected.asText()));
    }
  }
}
