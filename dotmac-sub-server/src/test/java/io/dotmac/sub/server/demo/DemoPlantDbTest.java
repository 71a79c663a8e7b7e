package io.dotmac.sub.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.nas.NasDevices;
import io.dotmac.sub.core.access.nas.NasTerms;
import io.dotmac.sub.core.access.nas.NasVendor;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.network.cpe.OntUnit;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.plant.map.PlantStats;
import io.dotmac.sub.core.network.plant.trace.FiberTraces;
import io.dotmac.sub.core.network.plant.trace.Hop;
import io.dotmac.sub.core.network.plant.trace.Trace;
import io.dotmac.sub.core.network.plant.trace.Verdict;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoPlantDbTest {
  private static final int SERVICES = 35;

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));

  @Test
  void everyServiceHasAnOntThatLightReachesWithinTheBudget() {
    ServiceFixture services = new ServiceFixture(db, tenant);
    for (int i = 0; i < SERVICES; i++) {
      services.service(services.subscriber());
    }
    db.run(
        tenant,
        tx -> new NasDevices()
            .create(tx, NasTerms.of("BNG", "bng", NasVendor.MIKROTIK, "CCR2216", "127.0.0.9")));

    db.run(tenant, DemoPlant::build);

    PlantStats stats = db.inTx(tenant, PlantStats::of);
    assertThat(stats.ontsAssigned()).isEqualTo(SERVICES);
    assertThat(stats.ponPorts()).isEqualTo(16);
    assertThat(stats.splitters()).isEqualTo(2);
    assertThat(stats.splitterOutputsUsed()).isEqualTo(SERVICES);
    List<Trace> traces = db.inTx(
        tenant,
        tx -> new Inventory<>(OntUnit.class)
            .list(tx, ListQuery.first(200)).items().stream()
                .map(ont -> new FiberTraces().ofOnt(tx, ont.id()))
                .toList());
    assertThat(traces).hasSize(SERVICES).allSatisfy(trace -> {
      assertThat(trace.hops()).extracting(Hop::label).hasSize(6);
      assertThat(trace.ponPort()).isNotNull();
      assertThat(trace.ends())
          .singleElement()
          .extracting(Trace.End::verdict)
          .isEqualTo(Verdict.GOOD);
    });
  }
}
