package io.dotmac.sub.devices.plan;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.RejectionCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One application of a plan: the steps, the way back, and what was read at the end. */
final class Application<C, S> {
  private static final List<Duration> BUSY =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));
  private static final int READS = 3;

  private final Change<C, S> change;
  private final Line.Writer<C> writer;
  private final Pause pause;
  private final List<String> sent = new ArrayList<>();

  Application(Change<C, S> change, Line.Writer<C> writer, Pause pause) {
    this.change = change;
    this.writer = writer;
    this.pause = pause;
  }

  PlanResult of(List<Step> planned) {
    S before;
    List<Step> steps;
    try {
      before = readAgain();
      steps = change.steps(before);
    } catch (DeviceException e) {
      return new PlanResult.RejectedRolledBack(e.error(), List.of());
    }
    if (steps.isEmpty()) {
      return new PlanResult.Unchanged();
    }
    if (!Plan.shown(steps).equals(Plan.shown(planned))) {
      return new PlanResult.RejectedRolledBack(
          new DeviceError.Conflict(
              "the state that was planned for", "the device changed since, plan again"),
          List.of());
    }
    for (int i = 0; i < steps.size(); i++) {
      Optional<DeviceError> trouble = attempt(steps.get(i).request());
      if (trouble.isPresent()) {
        return settle(before, steps.subList(0, i + 1), trouble.get());
      }
    }
    return confirm(before, steps);
  }

  /** All steps were accepted: but did they do it? */
  private PlanResult confirm(S before, List<Step> steps) {
    S after;
    try {
      after = readAgain();
    } catch (DeviceException e) {
      return new PlanResult.Unknown(e.error(), sent());
    }
    return change.reached(before, after)
        ? new PlanResult.Applied(sent())
        : takeBack(
            before,
            steps,
            new DeviceError.ProtocolViolation(
                "the device accepted every step, but reading back does not show them"));
  }

  /** A step failed. After a doubtful answer only reading tells what it did. */
  private PlanResult settle(S before, List<Step> tried, DeviceError error) {
    if (!error.leavesDoubt()) {
      return takeBack(before, tried.subList(0, tried.size() - 1), error);
    }
    writer.broken();
    if (!change.observable()) {
      return new PlanResult.Unknown(error, sent());
    }
    try {
      S after = readAgain();
      if (change.reached(before, after)) {
        return new PlanResult.Applied(sent());
      }
      if (change.leftovers(before, after).isEmpty()) {
        return new PlanResult.RejectedRolledBack(error, sent());
      }
    } catch (DeviceException e) {
      return new PlanResult.Unknown(error, sent());
    }
    return takeBack(before, tried, error);
  }

  private PlanResult takeBack(S before, List<Step> done, DeviceError error) {
    for (int i = done.size() - 1; i >= 0; i--) {
      for (Request undo : done.get(i).undo()) {
        // A refused undo is no end: the reading below says what is left.
        attempt(undo).filter(DeviceError::leavesDoubt).ifPresent(doubt -> writer.broken());
      }
    }
    List<String> leftovers;
    try {
      leftovers = change.leftovers(before, readAgain());
    } catch (DeviceException e) {
      return new PlanResult.Unknown(error, sent());
    }
    return leftovers.isEmpty()
        ? new PlanResult.RejectedRolledBack(error, sent())
        : new PlanResult.Partial(error, sent(), leftovers);
  }

  /** Sends a request, again while the device says that it is busy; empty when it was accepted. */
  private Optional<DeviceError> attempt(Request request) {
    sent.add(request.shown());
    for (int i = 0; ; i++) {
      try {
        change.send(writer.connection(), request);
        return Optional.empty();
      } catch (DeviceException e) {
        if (alreadySo(e.error())) {
          return Optional.empty();
        }
        if (!(e.error() instanceof DeviceError.Busy) || i == BUSY.size()) {
          return Optional.of(e.error());
        }
        pause.waitFor(BUSY.get(i));
      }
    }
  }

  private static boolean alreadySo(DeviceError error) {
    return error instanceof DeviceError.Rejected no && no.code() == RejectionCode.ALREADY_IN_STATE;
  }

  private S readAgain() {
    DeviceException last = null;
    for (int i = 0; i < READS; i++) {
      try {
        return change.read(writer.connection());
      } catch (DeviceException e) {
        last = e;
        if (e.error().leavesDoubt()) {
          writer.broken();
        } else if (e.error() instanceof DeviceError.Busy) {
          pause.waitFor(BUSY.get(i));
        } else {
          break;
        }
      }
    }
    if (last == null) {
      throw new IllegalStateException("a state is read at least once");
    }
    throw last;
  }

  private List<String> sent() {
    return List.copyOf(sent);
  }
}
