package io.dotmac.sub.server.adapter.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.drift.DriftFinding;
import io.dotmac.sub.core.provisioning.drift.DriftRound;
import io.dotmac.sub.core.provisioning.drift.OntReader;
import io.dotmac.sub.core.provisioning.drift.SeenOnt;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line terminal that is changed behind the back of the records. */
class DriftDbTest {
  private static final String SERIAL = "HWTC00AABB01";
  private static final OntRef ONT = new OntRef(new PonPort(0, 1, 0), 0);

  private final OrderWorld world = new OrderWorld();
  private final DriftRound round = new DriftRound(world.db, new OntSurvey(world.door));
  private final SubscriptionId service = world.service();
  private final UUID olt = Ids.next();

  @BeforeEach
  void install() {
    world.run(tx -> {
      tx.session()
          .createNativeMutationQuery("insert into olt_device (tenant_id, id, name, vendor)"
              + " values (:tenant, :id, 'OLT 1', 'huawei')")
          .setParameter("tenant", world.tenant.value())
          .setParameter("id", olt)
          .executeUpdate();
      for (String port : List.of("0/1/0", "0/1/1", "0/9/0", "PON of the east")) {
        tx.session()
            .createNativeMutationQuery("insert into pon_port (tenant_id, id, olt_id, name)"
                + " values (:tenant, :id, :olt, :port)")
            .setParameter("tenant", world.tenant.value())
            .setParameter("id", Ids.next())
            .setParameter("olt", olt)
            .setParameter("port", port)
            .executeUpdate();
      }
    });
    world.describe(terms -> terms.asOlt(olt));
    world.start(service, SERIAL);
    world.work();
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** Another hand on the same device, over SSH too. */
  private void behindOurBack(Function<OltDriver, Plan> change) {
    try (Driver driver = world.door.open(world.in(
        tx -> StepRequest.Target.of(tx.require(ProvisioningDevice.class, world.device))))) {
      assertThat(change.apply(driver.require(OltDriver.class)).apply())
          .isInstanceOf(PlanResult.Applied.class);
    }
  }

  private String detect() {
    // What a run has just done is not held against the device.
    world.update("update provisioning_run set completed_at = completed_at - interval '1 minute'"
        + " where tenant_id = ? and completed_at > now() - interval '30 seconds'");
    return round.detect(world.tenant).toString();
  }

  private List<String> open() {
    return world.in(tx -> tx
        .session()
        .createSelectionQuery(
            "from DriftFinding e where e.resolvedAt is null order by e.kind, e.serialNumber",
            DriftFinding.class)
        .getResultList()
        .stream()
        .map(it -> it.kind() + " " + it.serialNumber() + " " + it.expected().orElse("-") + " > "
            + it.found().orElse("-"))
        .toList());
  }

  private List<DriftFinding> all() {
    return world.in(tx -> tx.session()
        .createSelectionQuery("from DriftFinding e order by e.firstSeenAt", DriftFinding.class)
        .getResultList());
  }

  @Test
  void whatWasSetUpByARunDoesNotDiffer() {
    assertThat(detect())
        .isEqualTo("1 devices read, 0 silent, 0 read by somebody else,"
            + " 0 differences, 0 of them new, 0 over");
    assertThat(open()).isEmpty();
  }

  @Test
  void anOntThatSomebodyTookOutIsMissingAndIsFoundOverWhenItIsBack() {
    behindOurBack(driver -> driver.planDelete(ONT));

    assertThat(detect()).endsWith("1 differences, 1 of them new, 0 over");
    assertThat(detect()).endsWith("1 differences, 0 of them new, 0 over");

    assertThat(open()).containsExactly("MISSING " + SERIAL + " 0/1/0 ONT 0 > -");
    DriftFinding finding = all().get(0);
    assertThat(finding.lastSeenAt()).isAfter(finding.firstSeenAt());
    assertThat(finding.links().subscription()).isEqualTo(service.value());
    assertThat(finding.links().ontUnit()).isNotNull();
    assertThat(finding.links().order()).isNotNull();

    world.olt.authorized(SERIAL, "0/1/0", 0);
    detect();

    // It has come back without its service.
    assertThat(open()).containsExactly("VLAN " + SERIAL + " 100 > -");
    assertThat(all()).filteredOn(it -> it.resolvedAt().isPresent()).hasSize(1);
  }

  @Test
  void anOntThatWasMovedOrThatNobodyKnowsIsFound() {
    behindOurBack(driver -> driver.planMove(ONT, new PonPort(0, 1, 1)));
    world.olt.authorized("HWTC00AABB77", "0/1/1", 9);

    detect();

    assertThat(open())
        .containsExactlyInAnyOrder(
            "ELSEWHERE " + SERIAL + " 0/1/0 ONT 0 > 0/1/1 ONT 0",
            "UNKNOWN HWTC00AABB77 - > 0/1/1 ONT 9");
  }

  @Test
  void aServiceThatIsOnAndHeldBackByTheDeviceIsFoundAndTheReverse() {
    behindOurBack(driver -> driver.planSuspend(ONT));
    detect();
    assertThat(open()).containsExactly("SUSPENDED " + SERIAL + " - > -");

    world.update("update subscription set status = 'suspended' where tenant_id = ?");
    detect();
    assertThat(open()).isEmpty();

    behindOurBack(driver -> driver.planResume(ONT));
    detect();
    assertThat(open()).containsExactly("NOT_SUSPENDED " + SERIAL + " - > -");
  }

  @Test
  void otherVlansThanWereGivenAreFound() {
    behindOurBack(driver -> driver.planAddService(
        ONT, new OntService(300, 300, 2, OptionalInt.empty(), OptionalInt.empty())));

    detect();

    assertThat(open()).containsExactly("VLAN " + SERIAL + " 100 > 100, 300");
  }

  @Test
  void aDeviceIsReadInOneSessionHoweverManyOntsItHas() {
    for (int i = 1; i < 100; i++) {
      world.olt.authorized("HWTC000000%02d".formatted(i), "0/1/0", i);
    }
    int before = world.olt.log().size();

    detect();

    assertThat(open()).hasSize(99);
    assertThat(world.olt.log().subList(before, world.olt.log().size()).stream()
            .filter(line -> line.startsWith("display")))
        .containsExactly(
            "display service-port all",
            "display ont info 0 1 0 all",
            "display ont info 0 1 1 all",
            "display ont info 0 9 0 all");
  }

  @Test
  void whatARunWorksOnIsNotHeldAgainstTheDevice() {
    world.start(world.service(), "HWTC00AABB02");
    world.olt.authorized("HWTC00AABB02", "0/1/0", 1);

    detect();

    assertThat(open()).isEmpty();
  }

  @Test
  void aSilentDeviceKeepsItsFindingsAndOneThatIsNotInUseHasNone() {
    behindOurBack(driver -> driver.planDelete(ONT));
    detect();
    world.close();

    assertThat(detect()).startsWith("0 devices read, 1 silent");
    assertThatThrownBy(() -> round.detect(Caller.system(world.tenant, "test"), world.device))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("does not say which ONTs it has");
    assertThat(open()).hasSize(1);
    assertThat(world.update("update drift_round set error = error where tenant_id = ?"
            + " and error is not null and succeeded_at is not null and lease_token is null"))
        .isEqualTo(1);

    world.update("update provisioning_device set is_active = false where tenant_id = ?");
    detect();
    assertThat(open()).isEmpty();
  }

  @Test
  void twoNodesNeverReadOneDeviceAtTheSameTime() {
    AtomicInteger asked = new AtomicInteger();
    OntReader reader = new OntReader() {
      @Override
      public boolean serves(DeviceTerms device) {
        return true;
      }

      @Override
      public List<SeenOnt> read(StepRequest.Target device, Set<String> ports) {
        asked.incrementAndGet();
        assertThat(round.detect(world.tenant).busy()).isEqualTo(1);
        // No transaction is open.
        assertThat(world.update("update provisioning_device set name = name where tenant_id = ?"))
            .isEqualTo(1);
        return List.of();
      }
    };

    assertThat(new DriftRound(world.db, reader).detect(world.tenant).read()).isEqualTo(1);
    assertThat(asked).hasValue(1);
  }
}
