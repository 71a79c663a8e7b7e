package io.dotmac.sub.core.network.plant.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.network.olt.SfpClass;
import io.dotmac.sub.core.network.plant.PlantFixture;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FiberTracesDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final PlantFixture plant = new PlantFixture(db, tenant);
  private final FiberTraces traces = new FiberTraces();

  private final UUID port = plant.ponPort("gpon_b_plus");
  private final UUID feeder = plant.segment("feeder", "feeder", 2, 4000);
  private final UUID second = plant.segment("second", "feeder", 2, 2000);
  private final UUID splitter = plant.splitter("S1", "1:8");
  private final UUID drop = plant.segment("drop", "drop", 1, 200);
  private final UUID ont = plant.ont("HWTC00000001");

  /** PON port, feeder, splice, second feeder, splitter of eight, drop, ONT. */
  private void build() {
    plant.join(plant.strand(feeder, 1), "upstream_pon_port_id", port);
    plant.splice(plant.strand(feeder, 1), plant.strand(second, 1));
    plant.join(
        plant.strand(second, 1),
        "downstream_splitter_port_id",
        plant.splitterPort(splitter, "input", 1));
    plant.join(
        plant.strand(drop, 1),
        "upstream_splitter_port_id",
        plant.splitterPort(splitter, "output", 3));
    plant.join(plant.strand(drop, 1), "downstream_ont_unit_id", ont);
  }

  @Test
  void theWayIsTheSameFromThePortFromAnyStrandAndFromTheOnt() {
    build();

    Trace whole = trace(tx -> traces.ofPonPort(tx, port));
    assertThat(labels(whole))
        .containsExactly(
            "0/1/0",
            "feeder / 1",
            "second / 1",
            "S1 input 1",
            "S1 output 3",
            "drop / 1",
            "HWTC00000001");
    assertThat(whole.ponPort()).isEqualTo(port);
    assertThat(whole.optics()).isEqualTo(SfpClass.GPON_B_PLUS);
    assertThat(whole.darkOutputs()).isEqualTo(7);
    for (UUID strand :
        List.of(plant.strand(feeder, 1), plant.strand(second, 1), plant.strand(drop, 1))) {
      assertThat(labels(trace(tx -> traces.ofStrand(tx, strand)))).isEqualTo(labels(whole));
    }
    assertThat(labels(trace(tx -> traces.ofOnt(tx, ont)))).isEqualTo(labels(whole));
  }

  @Test
  void whatIsLostOnTheWayAddsUpToTheBudget() {
    build();
    plant.sql("update fiber_splice set loss_db = 0.05");

    Trace.End end = trace(tx -> traces.ofOnt(tx, ont)).ends().get(0);

    // Four plugs of 0.3, a splice of 0.05, a splitter of 10.5; 6.2 km of 0.25 and 0.35 a km.
    assertThat(end.hop().total().downDb()).isEqualByComparingTo("13.300");
    assertThat(end.hop().total().upDb()).isEqualByComparingTo("13.920");
    assertThat(end.lengthM()).isEqualByComparingTo("6200");
    assertThat(end.marginDb()).isEqualByComparingTo("14.080");
    assertThat(end.verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void aStrandThatNothingLightsIsTracedAllTheSame() {
    UUID dark = plant.strand(feeder, 2);
    plant.splice(dark, plant.strand(second, 2));

    Trace trace = trace(tx -> traces.ofStrand(tx, plant.strand(second, 2)));
    assertThat(labels(trace)).containsExactly("feeder / 2", "second / 2");
    assertThat(trace.ponPort()).isNull();
    assertThat(trace.ends()).singleElement().satisfies(end -> {
      assertThat(end.verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(end.hop().total().downDb()).isEqualByComparingTo("1.600");
    });
  }

  @Test
  void withoutFeederAndDropTheLinkAndTheServiceSayTheWay() {
    ServiceFixture services = new ServiceFixture(db, tenant);
    UUID service = services.service(services.subscriber());
    plant.insert(
        "pon_port_splitter_link",
        "pon_port_id, splitter_port_id",
        port,
        plant.splitterPort(splitter, "input", 1));
    plant.insert(
        "splitter_port_assignment",
        "splitter_port_id, subscription_id",
        plant.splitterPort(splitter, "output", 5),
        service);
    plant.insert("ont_assignment", "ont_unit_id, pon_port_id, subscription_id", ont, port, service);

    Trace trace = trace(tx -> traces.ofOnt(tx, ont));
    assertThat(labels(trace)).containsExactly("0/1/0", "S1 input 1", "S1 output 5", "HWTC00000001");
    assertThat(trace.hops()).filteredOn(Hop::isEstimated).hasSize(2);
    assertThat(trace.ends()).singleElement().satisfies(end -> {
      assertThat(end.subscriptionId()).isEqualTo(service);
      assertThat(end.hop().total().downDb()).isEqualByComparingTo("11.70");
      assertThat(end.verdict()).isEqualTo(Verdict.DAZZLING);
    });
    assertThat(labels(trace(tx -> traces.ofPonPort(tx, port)))).isEqualTo(labels(trace));
  }

  @Test
  void aLoopEndsTheWayInsteadOfGoingOnForEver() {
    UUID one = plant.strand(feeder, 1);
    UUID two = plant.strand(second, 1);
    plant.splice(one, two);
    plant.splice(two, one);

    assertThat(labels(trace(tx -> traces.ofStrand(tx, one))))
        .containsExactlyInAnyOrder("feeder / 1", "second / 1");
  }

  @Test
  void ofTwoPortsThatLightASplitterTheNearerOneCounts() {
    UUID twin = plant.splitter("twin", "2:4");
    UUID far = plant.ponPort("gpon_c_plus");
    plant.join(plant.strand(feeder, 1), "upstream_pon_port_id", far);
    plant.splice(plant.strand(feeder, 1), plant.strand(second, 1));
    plant.join(
        plant.strand(second, 1),
        "downstream_splitter_port_id",
        plant.splitterPort(twin, "input", 1));
    plant.join(plant.strand(second, 2), "upstream_pon_port_id", port);
    plant.join(
        plant.strand(second, 2),
        "downstream_splitter_port_id",
        plant.splitterPort(twin, "input", 2));
    plant.join(
        plant.strand(drop, 1), "upstream_splitter_port_id", plant.splitterPort(twin, "output", 1));

    Trace trace = trace(tx -> traces.ofStrand(tx, plant.strand(drop, 1)));
    assertThat(trace.ponPort()).isEqualTo(port);
    assertThat(labels(trace))
        .containsExactly("0/1/0", "second / 2", "twin input 2", "twin output 1", "drop / 1");
  }

  @Test
  void anEndOfAStrandHasASpliceOrAPlugAndNotBoth() {
    build();
    UUID lit = plant.strand(feeder, 1);
    UUID free = plant.strand(feeder, 2);

    assertThatThrownBy(() -> plant.splice(free, plant.strand(drop, 1)))
        .hasStackTraceContaining("an end of the strands is connected already");
    assertThatThrownBy(() -> plant.splice(lit, free)).hasStackTraceContaining("fiber_splice_from");
    assertThatThrownBy(() -> plant.join(lit, "downstream_ont_unit_id", plant.ont("HWTC00000002")))
        .hasStackTraceContaining("the end of the strand is spliced");
    assertThatThrownBy(() ->
            plant.join(free, "upstream_splitter_port_id", plant.splitterPort(splitter, "input", 1)))
        .hasStackTraceContaining("fiber_strand_output");
  }

  @Test
  void aStrandOfAnotherTenantIsNotThere() {
    build();
    TenantId other = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
    UUID strand = plant.strand(feeder, 1);

    assertThatThrownBy(() -> db.inTx(other, tx -> traces.ofStrand(tx, strand)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no fiber strand " + strand);
  }

  private Trace trace(Function<Tx, Trace> of) {
    return db.inTx(tenant, of::apply);
  }

  private static List<String> labels(Trace trace) {
    return trace.hops().stream().map(Hop::label).toList();
  }
}
