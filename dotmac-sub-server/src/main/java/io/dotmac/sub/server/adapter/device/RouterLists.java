package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.enforcement.router.RouterDriver;
import io.dotmac.sub.core.provisioning.device.SuspendBy;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.nas.SuspensionFirewall;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds back services on routers and line terminals through their drivers: each change is worked
 * out from what the device has, and read back. Before the first address goes on the list, the
 * firewall is made to match it: an address on a list that nothing matches is no suspension.
 */
public final class RouterLists implements RouterDriver {
  private static final SuspensionFirewall RULES = SuspensionFirewall.USUAL;

  private final DeviceDoor door;

  /** Reaches routers through that door. */
  public RouterLists(DeviceDoor door) {
    this.door = door;
  }

  @Override
  public List<Answer> tell(StepRequest.Target router, List<Task> tasks) {
    List<Answer> answers = new ArrayList<>();
    try (Driver driver = door.open(router)) {
      if (tasks.stream().anyMatch(task -> task.way() == SuspendBy.ADDRESS_LIST && task.held())) {
        Optional<DeviceError> rules =
            obstacle(driver.require(NasDriver.class).planSuspensionFirewall(RULES));
        if (rules.isPresent()) {
          return tasks.stream().map(task -> answer(rules)).toList();
        }
      }
      for (Task task : tasks) {
        answers.add(answer(done(driver, task)));
      }
    } catch (DeviceException e) {
      // What was done before is done; a router that was lost is asked for the rest later.
      while (answers.size() < tasks.size()) {
        answers.add(answer(Optional.of(e.error())));
      }
    }
    return answers;
  }

  private static Answer answer(Optional<DeviceError> obstacle) {
    return obstacle
        .map(error -> new Answer(error.message(), error.retryable()))
        .orElse(Answer.DONE);
  }

  private static Optional<DeviceError> done(Driver driver, Task task) {
    return switch (task.way()) {
      case ADDRESS_LIST -> address(driver.require(NasDriver.class), task);
      case PPP_SECRET -> account(driver.require(NasDriver.class), task);
      case ONT -> ont(driver.require(OltDriver.class), task);
    };
  }

  private static Optional<DeviceError> address(NasDriver nas, Task task) {
    return obstacle(
        task.held()
            ? nas.planListAddress(RULES.suspended(), task.value(), task.note())
            : nas.planUnlistAddress(RULES.suspended(), task.value()));
  }

  private static Optional<DeviceError> account(NasDriver nas, Task task) {
    return task.held()
        ? obstacle(nas.planDisablePppAccount(task.value()))
            .or(() -> obstacle(nas.planDisconnect(task.value())))
        : obstacle(nas.planEnablePppAccount(task.value()));
  }

  /** An ONT that the line terminal does not have is held back, and cannot be let go. */
  private static Optional<DeviceError> ont(OltDriver olt, Task task) {
    Optional<OntSerial> serial = OntSerial.parse(task.value());
    if (serial.isEmpty()) {
      return Optional.of(
          new DeviceError.Invalid("serial_number", "must be four letters and eight hex digits"));
    }
    return olt.find(serial.get())
        .map(ont -> task.held() ? olt.planSuspend(ont.ref()) : olt.planResume(ont.ref()))
        .flatMap(RouterLists::obstacle);
  }

  private static Optional<DeviceError> obstacle(Plan plan) {
    return plan.apply()
        .match(
            applied -> Optional.empty(),
            unchanged -> Optional.empty(),
            rejected -> Optional.of(rejected.error()),
            partial -> Optional.of(partial.error()),
            unknown -> Optional.of(unknown.error()));
  }
}
