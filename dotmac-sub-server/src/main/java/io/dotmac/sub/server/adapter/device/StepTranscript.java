package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.provisioning.run.StepResult;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.transport.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What was said to a device for one step, secrets masked by the drivers, and what came of it. */
final class StepTranscript {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final StepRequest request;
  private final Recorder recorder;
  private final List<String> lines = new ArrayList<>();

  StepTranscript(StepRequest request, Recorder recorder) {
    this.request = request;
    this.recorder = recorder;
  }

  void say(String line) {
    lines.add(line);
  }

  /** After an interruption: what the device has of it. */
  void readBack(OntSerial serial, Optional<OntState> found) {
    say("read back after an interruption: "
        + found
            .map(state -> "ONT " + serial + " is at " + state.ref())
            .orElse("there is no ONT " + serial));
  }

  /** Applies a plan, and says what came of it. */
  StepResult applied(Plan plan, Function<PlanResult, Optional<OntRef>> where) {
    lines.addAll(plan.render().lines().toList());
    PlanResult result = plan.apply();
    say("result: " + result.name());
    return result.match(
        it -> sent(it.sent()).done(where.apply(it), true),
        it -> done(where.apply(it), request.interrupted()),
        it -> sent(it.sent()).rejected(it),
        it -> sent(it.sent()).failed(it.error().message(), it.leftovers()),
        it -> sent(it.sent()).later(it.error().message(), PAUSE, true));
  }

  private StepTranscript sent(List<String> requests) {
    requests.forEach(request -> say("> " + request));
    return this;
  }

  private StepResult rejected(PlanResult.RejectedRolledBack it) {
    String why = it.error().message();
    boolean again = it.error().retryable()
        || it.error() instanceof DeviceError.Conflict changed
            && changed.what().startsWith("the state that was planned for");
    return again ? later(why, PAUSE, false) : failed(why, List.of());
  }

  /** The device could not be asked, or before a plan was applied. */
  StepResult broken(DeviceError error) {
    say("error: " + error.message());
    return error.retryable()
        ? later(error.message(), PAUSE, inDoubt())
        : failed(error.message(), List.of());
  }

  /** What was in doubt stays so until the device was read. */
  private boolean inDoubt() {
    return request.interrupted() && request.type() != StepType.CONFIRM_UP;
  }

  StepResult done(Optional<OntRef> ont, boolean changed) {
    return new StepResult.Done(
        text(), ont.map(ref -> OptionalInt.of(ref.ont())).orElseGet(OptionalInt::empty), changed);
  }

  StepResult later(String why, Duration pause, boolean inDoubt) {
    return new StepResult.Later(text(), why, pause, inDoubt);
  }

  StepResult failed(String why, List<String> leftovers) {
    return new StepResult.Failed(text(), why, leftovers);
  }

  private String text() {
    String conversation = recorder.recording().text();
    return String.join("\n", lines)
        + (conversation.isEmpty() ? "" : "\n\n--- the device ---\n" + conversation.strip());
  }
}
