package io.dotmac.sub.server.adapter.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.provisioning.order.OrderType;
import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.order.ServiceOrderStatus;
import io.dotmac.sub.core.provisioning.run.ProvisioningRunId;
import io.dotmac.sub.core.provisioning.run.RunStatus;
import io.dotmac.sub.core.provisioning.run.RunStep;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.provisioning.run.StepResult;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.devices.simulator.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders carried out on a simulated line terminal behind a real SSH server. */
class OrderRunsDbTest {
  private static final String SERIAL = "HWTC00AABB01";

  private final OrderWorld world = new OrderWorld();
  private final SubscriptionId service = world.service();

  @AfterEach
  void stop() {
    world.close();
  }

  private ServiceOrder order() {
    return world.order(service, OrderType.NEW_INSTALL);
  }

  private ServiceOrder disconnection() {
    return world.order(service, OrderType.DISCONNECT);
  }

  private void refused(String code, Consumer<Tx> work) {
    assertThatThrownBy(() -> world.run(work))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(code);
  }

  private long added() {
    return world.olt.changes().stream()
        .filter(line -> line.startsWith("ont add"))
        .count();
  }

  private List<RunStatus> statuses(ProvisioningRunId run) {
    return world.steps(run).stream().map(RunStep::status).toList();
  }

  @Test
  void anOrderIsCarriedOutOnTheDeviceAndTheServiceIsActiveAfterItWasReadBack() {
    ProvisioningRunId run = world.start(service, SERIAL);
    assertThat(order().status()).isEqualTo(ServiceOrderStatus.PROVISIONING);
    assertThat(world.status(service)).isEqualTo(SubscriptionStatus.PENDING);

    world.work();

    assertThat(world.get(run).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(world.get(run).ontNumber()).contains(0);
    assertThat(statuses(run)).containsOnly(RunStatus.SUCCESS);
    assertThat(order().status()).isEqualTo(ServiceOrderStatus.ACTIVE);
    assertThat(world.status(service)).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(world.olt.state())
        .hasSize(2)
        .anyMatch(line -> line.startsWith(SERIAL + " at 0/1/0 ont 0 active"))
        .anyMatch(line -> line.startsWith("flow vlan 100 of 0/1/0 ont 0"));
    assertThat(world.transcript(run)).contains("> ont add", "result: APPLIED", "is online");
    assertThat(world.events())
        .anyMatch(event -> event.startsWith("provisioning.started"))
        .anyMatch(event -> event.startsWith("provisioning.completed"))
        .anyMatch(event -> event.startsWith("service_order.completed"))
        .anyMatch(event -> event.startsWith("subscription.activated"));
  }

  @Test
  void noTransactionIsOpenWhileTheDeviceIsAsked() {
    ProvisioningRunId run = world.start(service, SERIAL);
    List<Boolean> locked = new ArrayList<>();

    world
        .worker(request -> {
          locked.add(world.isRunLocked());
          return world.deviceWork.carryOut(request);
        })
        .work(world.tenant);

    assertThat(world.get(run).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(locked).containsExactly(false, false, false);
  }

  @Test
  void whatTheDeviceRefusesFailsTheOrderAndLeavesNothing() {
    world.olt.faults().refuse(1, "ont add", "Failure: The ONT line profile does not exist");
    ProvisioningRunId run = world.start(service, SERIAL);

    world.work();

    assertThat(world.get(run).status()).isEqualTo(RunStatus.FAILED);
    assertThat(world.get(run).errorMessage().orElseThrow()).contains("profile does not exist");
    assertThat(order().status()).isEqualTo(ServiceOrderStatus.FAILED);
    assertThat(order().onDevice()).isFalse();
    assertThat(order().leftovers()).isEmpty();
    assertThat(world.status(service)).isEqualTo(SubscriptionStatus.PENDING);
    assertThat(world.olt.state()).isEmpty();
    assertThat(world.events()).anyMatch(event -> event.startsWith("provisioning.failed"));
    refused("nothing_to_undo", tx -> world.runs.undo(tx, run));

    world.run(tx -> world.runs.retry(tx, run, null));
    world.work();

    assertThat(world.status(service)).isEqualTo(SubscriptionStatus.ACTIVE);
  }

  @Test
  void aRunThatDiesAnywhereGoesOnWhereItWasAndSendsNothingTwice() {
    for (int dies = 0; dies < 6; dies++) {
      SubscriptionId each = world.service();
      String serial = "HWTC0000000" + dies;
      ProvisioningRunId run = world.start(each, serial);
      long before = added();
      int at = dies;
      int[] asked = {0};

      assertThatThrownBy(
              () -> world.worker(request -> dyingAt(at, asked, request)).work(world.tenant))
          .isInstanceOf(Killed.class);
      assertThat(world.get(run).status()).isEqualTo(RunStatus.RUNNING);
      world.work();
      assertThat(world.get(run).status()).as("the lease holds").isEqualTo(RunStatus.RUNNING);
      world.timePasses();
      world.work();

      assertThat(world.get(run).status()).as("died at " + dies).isEqualTo(RunStatus.SUCCESS);
      assertThat(world.status(each)).isEqualTo(SubscriptionStatus.ACTIVE);
      assertThat(added() - before).as("died at " + dies).isEqualTo(1);
      if (dies < 4) {
        assertThat(world.transcript(run)).contains("read back after an interruption");
      }
    }
    assertThat(world.olt.state()).hasSize(12);
  }

  /** The process is gone, with whatever it held. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Even: before the device is asked; odd: after it has answered. */
  private StepResult dyingAt(int at, int[] asked, StepRequest request) {
    int now = asked[0]++;
    if (at == now * 2) {
      throw new Killed();
    }
    StepResult result = world.deviceWork.carryOut(request);
    if (at == now * 2 + 1) {
      throw new Killed();
    }
    return result;
  }

  @Test
  void anAnswerThatComesAfterTheLeaseIsLeftToWhoHasItNow() {
    ProvisioningRunId run = world.start(service, SERIAL);

    world
        .worker(request -> {
          StepResult result = world.deviceWork.carryOut(request);
          world.timePasses();
          world.work();
          return result;
        })
        .work(world.tenant);

    assertThat(world.get(run).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(added()).isEqualTo(1);
    assertThat(world.events().stream().filter(e -> e.startsWith("provisioning.completed")))
        .hasSize(1);
  }

  @Test
  void manyWorkersCarryOutEachOrderOnceAndOneAtATimeOnADevice() throws Exception {
    List<ProvisioningRunId> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(world.start(world.service(), "HWTC0000010" + i));
    }
    int[] here = {0};
    int[] most = {0};
    Callable<Integer> work = () -> world
        .worker(request -> {
          synchronized (here) {
            most[0] = Math.max(most[0], ++here[0]);
          }
          StepResult result = world.deviceWork.carryOut(request);
          synchronized (here) {
            here[0]--;
          }
          return result;
        })
        .work(world.tenant);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      int worked = 0;
      for (Future<Integer> each : threads.invokeAll(List.of(work, work, work, work))) {
        worked += each.get();
      }
      assertThat(worked).isEqualTo(8);
    } finally {
      threads.shutdownNow();
    }

    assertThat(all).allMatch(run -> world.get(run).status() == RunStatus.SUCCESS);
    assertThat(most[0]).isEqualTo(1);
    assertThat(added()).isEqualTo(8);
  }

  @Test
  void whatWasSetUpBeforeAFailureIsTakenBackOnRequest() {
    world.olt.faults().refuse(1, "service-port vlan", "Failure: The VLAN does not exist");
    ProvisioningRunId run = world.start(service, SERIAL);
    world.work();

    assertThat(statuses(run))
        .containsExactly(RunStatus.SUCCESS, RunStatus.FAILED, RunStatus.PENDING);
    assertThat(order().onDevice()).isTrue();
    refused("order_on_device", tx -> world.orders.cancel(tx, order().id(), null, false));
    refused("order_on_device", tx -> world.orders.complete(tx, order().id(), null, false));

    ProvisioningRunId undo = world.in(tx -> world.runs.undo(tx, run).id());
    world.work();

    assertThat(world.get(undo).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(world.olt.state()).isEmpty();
    assertThat(order().status()).isEqualTo(ServiceOrderStatus.FAILED);
    assertThat(order().onDevice()).isFalse();
    refused("run_outdated", tx -> world.runs.retry(tx, run, null));
    world.run(tx -> world.orders.cancel(tx, order().id(), "not today", false));
    assertThat(world.status(service)).isEqualTo(SubscriptionStatus.PENDING);
  }

  @Test
  void aFailedRunIsTriedAgainFromAStepThatIsChosen() {
    world.olt.faults().refuse(1, "service-port vlan", "Failure: The VLAN does not exist");
    ProvisioningRunId run = world.start(service, SERIAL);
    world.work();

    refused("a number from 0 to 1", tx -> world.runs.retry(tx, run, 2));
    world.run(tx -> world.runs.retry(tx, run, 0));
    assertThat(statuses(run)).containsOnly(RunStatus.PENDING);
    world.work();

    assertThat(world.status(service)).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(added()).isEqualTo(1);
  }

  @Test
  void aServiceThatIsCanceledIsTakenDownAndReadBack() {
    world.start(service, SERIAL);
    world.work();
    world.run(tx -> world.subscriptions.cancel(tx, service, "moved", null));

    int begun = world.in(tx -> world.runs.disconnectDue(tx, 10));
    assertThat(disconnection().status()).isEqualTo(ServiceOrderStatus.PROVISIONING);
    world.work();

    assertThat(begun).isEqualTo(1);
    assertThat(world.olt.state()).isEmpty();
    assertThat(disconnection().status()).isEqualTo(ServiceOrderStatus.ACTIVE);
    assertThat(disconnection().leftovers()).isEmpty();
    int again = world.in(tx -> world.runs.disconnectDue(tx, 10));
    assertThat(again).isZero();
  }

  @Test
  void whatADisconnectionLeavesIsListedOnTheOrderAndGoneAfterARetry() {
    ProvisioningRunId installed = world.start(service, SERIAL);
    world.work();
    world.run(tx -> world.subscriptions.cancel(tx, service, null, null));
    world
        .olt
        .faults()
        .refuse(1, "ont delete", "Failure: This configured object has some service virtual ports")
        .refuse(1, "service-port \\d+ vlan", "Failure: The system is out of memory");

    ProvisioningRunId run =
        world.in(tx -> world.runs.disconnect(tx, disconnection().id()).id());
    world.work();

    assertThat(world.get(run).undoes()).contains(installed);
    assertThat(world.get(run).status()).isEqualTo(RunStatus.FAILED);
    assertThat(disconnection().status()).isEqualTo(ServiceOrderStatus.FAILED);
    assertThat(disconnection().leftovers()).isNotEmpty();
    refused("order_on_device", tx -> world.orders.complete(tx, disconnection().id(), null, false));

    world.run(tx -> world.runs.retry(tx, run, null));
    world.work();

    assertThat(world.olt.state()).isEmpty();
    assertThat(disconnection().status()).isEqualTo(ServiceOrderStatus.ACTIVE);
    assertThat(disconnection().leftovers()).isEmpty();
  }

  @Test
  void aSessionThatBreaksInTheMiddleOfAChangeIsReadBack() {
    world.olt.faults().once(Faults.Kind.DROP_AFTER, "ont add");
    ProvisioningRunId run = world.start(service, SERIAL);

    world.work();
    world.timePasses();
    world.work();

    assertThat(world.get(run).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(added()).isEqualTo(1);
  }

  @Test
  void anOntThatStaysDarkIsWaitedForAndThenFailsTheOrder() {
    ProvisioningRunId run = world.start(service, SERIAL, world.device, world.workflow("Now", 0));
    boolean[] dark = {true};

    world.worker(request -> darkened(request, dark)).work(world.tenant);

    assertThat(world.get(run).status()).isEqualTo(RunStatus.FAILED);
    assertThat(order().onDevice()).isTrue();
    assertThat(world.status(service)).isEqualTo(SubscriptionStatus.PENDING);

    SubscriptionId patient = world.service();
    ProvisioningRunId waiting = world.start(patient, "HWTC00AABB02");
    world.worker(request -> darkened(request, dark)).work(world.tenant);
    assertThat(world.get(waiting).status()).isEqualTo(RunStatus.PENDING);
    assertThat(world.get(waiting).errorMessage()).contains("the ONT is not online");
    dark[0] = false;
    world.timePasses();
    world.worker(request -> darkened(request, dark)).work(world.tenant);
    assertThat(world.status(patient)).isEqualTo(SubscriptionStatus.ACTIVE);
  }

  private StepResult darkened(StepRequest request, boolean[] dark) {
    if (request.type() == StepType.CONFIRM_UP) {
      world.olt.power(request.input().serialNumber(), !dark[0]);
    }
    return world.deviceWork.carryOut(request);
  }

  @Test
  void noPasswordIsWrittenDownAnywhere() {
    String wrong = "not the password 0815";
    ProvisioningRunId run =
        world.start(service, SERIAL, world.device(wrong, "olt-2"), world.workflow);
    world.work();
    ProvisioningRunId good = world.start(world.service(), "HWTC00AABB03");
    world.work();

    assertThat(world.get(run).status()).isEqualTo(RunStatus.FAILED);
    assertThat(world.get(good).status()).isEqualTo(RunStatus.SUCCESS);
    String all = world.transcript(run)
        + world.transcript(good)
        + world.get(run).errorMessage()
        + world.events()
        + world.steps(run).get(0).errorMessage();
    assertThat(all).doesNotContain(wrong, OrderWorld.PASSWORD);
  }

  @Test
  void anOrderThatNobodyMayBeginIsRefused() {
    ProvisioningRunId run = world.start(service, SERIAL);

    assertThat(world.get(run).status()).isEqualTo(RunStatus.PENDING);
    refused(
        "order_status",
        tx -> world.runs.start(tx, world.workflow, order().id(), world.get(run).input()));
    refused("run_status", tx -> world.runs.retry(tx, run, null));
    refused("order_type", tx -> world.runs.disconnect(tx, order().id()));
    refused("order_status", tx -> world.orders.cancel(tx, order().id(), null, false));
  }
}
