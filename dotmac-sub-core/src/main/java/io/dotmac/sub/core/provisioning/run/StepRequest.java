package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.workflow.StepConfig;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a device is to be asked for one step.
 *
 * @param template the commands to push in place of the usual ones
 * @param ont the ONT's number on its port, where that is known
 * @param description what the device shall call the ONT
 * @param interrupted whether it was asked before and the answer is not known: it is read first
 * @param waited how long the step has been tried
 */
public record StepRequest(
    Target target,
    Direction direction,
    StepType type,
    StepConfig config,
    Optional<String> template,
    RunInput input,
    OptionalInt ont,
    String description,
    boolean interrupted,
    Duration waited) {
  /** Which device, and how it is reached; its passwords and its key are sealed. */
  public record Target(
      ProvisioningDeviceId id,
      DeviceTerms terms,
      @Nullable String passwordSealed,
      @Nullable String enablePasswordSealed,
      @Nullable String privateKeySealed) {
    /** A device as the database has it. */
    public static Target of(ProvisioningDevice device) {
      return new Target(
          device.id(),
          device.terms(),
          device.passwordSealed().orElse(null),
          device.enablePasswordSealed().orElse(null),
          device.privateKeySealed().orElse(null));
    }

    @Override
    public String toString() {
      return "Target[" + terms.name() + "]";
    }
  }

  /** The VLAN of the service: the step's, else the run's. */
  public Optional<Integer> vlan() {
    return Optional.ofNullable(config.vlan() == null ? input.vlan() : config.vlan());
  }
}
