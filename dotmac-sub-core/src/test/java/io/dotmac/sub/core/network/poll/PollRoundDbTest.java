package io.dotmac.sub.core.network.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.network.cpe.OntReading;
import io.dotmac.sub.core.network.poll.DeviceReading.Health;
import io.dotmac.sub.core.network.poll.DeviceReading.Ont;
import io.dotmac.sub.core.network.poll.DeviceReading.Port;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollRoundDbTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final PlantFixture plant = new PlantFixture(db, tenant);

  private PollRound.Polled poll(DevicePoll devices) {
    return new PollRound(db, devices).poll(tenant);
  }

  private static DeviceReading said(DueTarget due, Instant at, List<Port> ports, List<Ont> onts) {
    long uptime = 5_000 + Duration.between(FIRST, at).toSeconds();
    Health health = new Health("edge\u0000-1", null, uptime, new BigDecimal("12"), null, null);
    return new DeviceReading(due.id(), due.token(), at, true, null, health, ports, onts);
  }

  private static DevicePoll answering(Instant at, long octets) {
    return due -> CompletableFuture.completedFuture(
        said(due, at, List.of(port(1, "ether1", octets), port(2, "ether2", octets)), List.of()));
  }

  private static Port port(int index, String name, long octets) {
    BigInteger count = BigInteger.valueOf(octets);
    return new Port(index, name, "to the tower", true, true, 1_000, 64, count, count);
  }

  private static DevicePoll silent() {
    return due -> CompletableFuture.completedFuture(
        DeviceReading.silent(due, Instant.parse("2026-03-01T10:00:00Z"), "no answer in time"));
  }

  private List<String> states() {
    return plant.rows("select t.host || ' ' || s.missed || coalesce(' ' || s.error, '')"
        + " || ' ' || (s.lease_token is null)::text"
        + " from snmp_target_state s join snmp_target t on t.tenant_id = s.tenant_id"
        + " and t.id = s.snmp_target_id where s.tenant_id = :tenant order by t.host");
  }

  private List<String> events() {
    return plant.rows("select event_type || ' ' || (payload ->> 'name') from event_store"
        + " where tenant_id = :tenant and event_type like 'device.%' order by seq");
  }

  @Test
  void theSecondReadingOfAnInterfaceSaysWhatItCarried() {
    plant.target("10.1.0.1");

    assertThat(poll(answering(FIRST, 1_000_000)).toString())
        .isEqualTo("1 devices read, 0 of them silent");
    assertThat(plant.rows("select count(*)::text from bandwidth_sample where tenant_id = :tenant"))
        .containsExactly("0");
    assertThat(poll(answering(FIRST, 1)).devices()).as("nothing is due").isZero();

    plant.due();
    poll(answering(FIRST.plusSeconds(300), 38_500_000));

    assertThat(plant.rows("select name || ' ' || status || ' ' || rx_bps || ' ' || speed_mbps"
            + " from monitored_interface where tenant_id = :tenant order by name"))
        .containsExactly("ether1 up 1000000 1000", "ether2 up 1000000 1000");
    assertThat(plant.rows("select seconds || ' ' || rx_bps || ' ' || tx_bps from bandwidth_sample"
            + " where tenant_id = :tenant"))
        .containsExactly("300 1000000 1000000", "300 1000000 1000000");
    assertThat(plant.rows("select system_name || ' ' || cpu_percent || ' ' || uptime_seconds"
            + " from snmp_target_state where tenant_id = :tenant"))
        .containsExactly("edge -1 12.00 5300");
  }

  @Test
  void interfacesOfOneNameAreToldApartAndARenumberedOneBeginsAnew() {
    plant.target("10.1.0.1");
    poll(due -> CompletableFuture.completedFuture(said(
        due, FIRST, List.of(port(1, "eth", 0), port(2, "eth", 0), port(3, "wan", 0)), List.of())));
    plant.due();
    poll(due -> CompletableFuture.completedFuture(
        said(due, FIRST.plusSeconds(300), List.of(port(9, "wan", 37_500_000)), List.of())));

    assertThat(plant.rows("select name || ' ' || if_index || coalesce(' ' || rx_bps, '') from"
            + " monitored_interface where tenant_id = :tenant order by name"))
        .containsExactly("eth #1 1", "eth #2 2", "wan 9");
  }

  /** {@code device.offline} after the second time, {@code device.online} when it is back. */
  @Test
  void aDeviceThatDoesNotAnswerIsShownAndAnnouncedOnce() {
    plant.target("10.1.0.1");
    poll(answering(FIRST, 1));
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      plant.due();
      poll(silent());
      heard.add(states().get(0) + " " + events().size());
    }
    plant.due();
    poll(answering(FIRST, 1));

    assertThat(heard)
        .containsExactly(
            "10.1.0.1 1 no answer in time true 0",
            "10.1.0.1 2 no answer in time true 1",
            "10.1.0.1 3 no answer in time true 1");
    assertThat(states()).containsExactly("10.1.0.1 0 true");
    assertThat(events()).containsExactly("device.offline at 10.1.0.1", "device.online at 10.1.0.1");
    assertThat(plant.rows("select status from network_device where tenant_id = :tenant"))
        .containsExactly("online");
  }

  @Test
  void aDeviceThatNeverSpeaksHoldsUpNoOther() throws Exception {
    plant.target("10.1.0.1");
    IntStream.range(0, 100).forEach(i -> plant.target("10.2.0." + i));
    CompletableFuture<DeviceReading> never = new CompletableFuture<>();
    CountDownLatch others = new CountDownLatch(100);
    ExecutorService node = Executors.newSingleThreadExecutor();
    try {
      DueTarget[] mute = new DueTarget[1];
      Future<PollRound.Polled> round = node.submit(() -> poll(due -> {
        if (due.host().equals("10.1.0.1")) {
          mute[0] = due;
          return never;
        }
        others.countDown();
        return answering(FIRST, 1).read(due);
      }));

      assertThat(others.await(60, TimeUnit.SECONDS)).isTrue();
      never.complete(DeviceReading.silent(mute[0], FIRST, "gave up"));
      PollRound.Polled polled = round.get(60, TimeUnit.SECONDS);
      assertThat(polled).isEqualTo(new PollRound.Polled(101, 1));
    } finally {
      node.shutdownNow();
    }
  }

  @Test
  void twoNodesNeverReadOneDeviceAtTheSameTime() throws Exception {
    IntStream.range(0, 150).forEach(i -> plant.target("10.2.0." + i));
    List<UUID> asked = Collections.synchronizedList(new ArrayList<>());
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<Future<PollRound.Polled>> rounds = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        rounds.add(nodes.submit(() -> poll(due -> {
          asked.add(due.id());
          return answering(FIRST, 1).read(due);
        })));
      }
      int devices = 0;
      for (Future<PollRound.Polled> round : rounds) {
        devices += round.get(60, TimeUnit.SECONDS).devices();
      }

      assertThat(devices).isEqualTo(150);
      assertThat(asked).hasSize(150).doesNotHaveDuplicates();
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void whatANodeThatDiedHadClaimedIsReadByAnotherAndItsLateResultIsNotKept() {
    plant.target("10.1.0.1");
    List<DueTarget> lost = db.inTx(tenant, tx -> PollClaims.claim(tx, 10));

    assertThat(lost).hasSize(1);
    assertThat(poll(answering(FIRST, 1)).devices()).as("it is leased").isZero();
    plant.sql(
        "update snmp_target_state set leased_until = now() - interval '1 second'"
            + " where tenant_id = ?",
        tenant.value());
    assertThat(poll(answering(FIRST, 1)).devices()).isEqualTo(1);
    db.run(
        tenant,
        tx -> Readings.keep(tx, List.of(DeviceReading.silent(lost.get(0), FIRST, "too late"))));

    assertThat(states()).containsExactly("10.1.0.1 0 true");
  }

  @Test
  void whatCannotBeKeptSpoilsNothingElse() {
    plant.target("10.1.0.1");
    plant.target("10.1.0.2");

    poll(due -> {
      if (due.host().equals("10.1.0.2")) {
        BigInteger huge = BigInteger.TEN.pow(30);
        Port odd = new Port(1, "odd", null, true, true, 1, 64, huge, huge);
        return CompletableFuture.completedFuture(said(due, FIRST, List.of(odd), List.of()));
      }
      return answering(FIRST, 1).read(due);
    });

    assertThat(states())
        .containsExactly("10.1.0.1 0 true", "10.1.0.2 0 what it said could not be kept true");
    assertThat(plant.rows(
            "select name from monitored_interface where tenant_id = :tenant" + " order by name"))
        .containsExactly("ether1", "ether2");
  }

  @Test
  void aDriverThatFailsIsADeviceThatDoesNotAnswer() {
    plant.target("10.1.0.1");

    assertThat(poll(due -> {
          throw new IllegalArgumentException("the credential lacks a secret");
        }))
        .isEqualTo(new PollRound.Polled(1, 1));
    assertThat(states()).containsExactly("10.1.0.1 1 the credential lacks a secret true");
  }

  @Test
  void ontsAreKnownByTheirSerialNumbersElseByTheirPlaces() {
    UUID olt = plant.olt("Ikeja");
    plant.oltTarget("10.1.0.1", olt);
    UUID port = plant.port(olt, "0/1/0");
    plant.ont(port, 3);
    plant.ont(port, 4);

    for (int i = 0; i < 2; i++) {
      Instant at = FIRST.plusSeconds(300L * i);
      plant.due();
      poll(due -> CompletableFuture.completedFuture(said(
          due,
          at,
          List.of(),
          List.of(
              ont("HWTC00000001", null, null, "-19.50"),
              ont(null, "0/1/0", 4, "-26.10"),
              ont(null, "0/1/0", 77, "-26.10"),
              ont("HWTCFFFFFFFF", "0/1/0", 4, "-1.00"),
              ont(null, "0/9/9", 4, "21474836.47")))));
    }

    assertThat(plant.rows("select u.serial_number || ' ' || r.state || ' ' || r.ont_rx_dbm"
            + " from ont_reading r join ont_unit u on u.tenant_id = r.tenant_id"
            + " and u.id = r.ont_unit_id where r.tenant_id = :tenant order by 1"))
        .containsExactly("HWTC00000001 online -19.50", "HWTC00000002 online -26.10");
    assertThat(plant.rows(
            "select count(*)::text from ont_optics_sample" + " where tenant_id = :tenant"))
        .containsExactly("4");
  }

  private static Ont ont(String serial, String port, Integer number, String rx) {
    return new Ont(
        serial, port, number, OntReading.State.ONLINE, new BigDecimal(rx), null, null, null, null);
  }

  @Test
  void nobodyElsesDevicesAreRead() {
    TenantId other = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
    new PlantFixture(db, other).target("10.9.0.1");

    assertThat(poll(answering(FIRST, 1)).devices()).isZero();
  }
}
