package io.dotmac.sub.devices.plan;

import io.dotmac.sub.devices.device.DeviceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * A change that was worked out from a state that was read, and can be shown before it is made.
 *
 * <p>Applying reads the state again: if it leads to other steps than those shown, nothing is sent.
 * So what people approved is what happens. A plan with no steps means that the wanted state is
 * there.
 */
public final class Plan {
  private final DeviceId device;
  private final String operation;
  private final List<Step> steps;
  private final Supplier<PlanResult> application;

  private Plan(
      DeviceId device, String operation, List<Step> steps, Supplier<PlanResult> application) {
    this.device = device;
    this.operation = operation;
    this.steps = List.copyOf(steps);
    this.application = application;
  }

  /** Reads the state and works out the steps; throws when there is no way to the wanted state. */
  public static <C, S> Plan of(DeviceId device, Line<C> line, Pause pause, Change<C, S> change) {
    List<Step> steps = line.read(connection -> change.steps(change.read(connection)));
    return new Plan(
        device,
        change.operation(),
        steps,
        () -> line.write(writer -> new Application<>(change, writer, pause).of(steps)));
  }

  /** Makes the change. May be called again: a second time finds it made. */
  public PlanResult apply() {
    return application.get();
  }

  public DeviceId device() {
    return device;
  }

  public String operation() {
    return operation;
  }

  public List<Step> steps() {
    return steps;
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The exact requests in order, with secrets masked. */
  public List<String> commands() {
    return shown(steps);
  }

  /** The plan for people to approve: each request with its undo, secrets masked. */
  public String render() {
    StringBuilder text = new StringBuilder(operation + " (" + device + ")\n");
    if (steps.isEmpty()) {
      text.append("  nothing to do\n");
    }
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      text.append(String.format("%4d  %s%n", i + 1, step.request().shown()));
      step.undo()
          .forEach(undo -> text.append("      undo: ").append(undo.shown()).append('\n'));
    }
    return text.toString();
  }

  /** Names the device, the operation and its requests: an approval is for one fingerprint. */
  public String fingerprint() {
    String text = device + "\n" + operation + "\n" + String.join("\n", commands());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return render();
  }

  static List<String> shown(List<Step> steps) {
    return steps.stream().map(step -> step.request().shown()).toList();
  }
}
