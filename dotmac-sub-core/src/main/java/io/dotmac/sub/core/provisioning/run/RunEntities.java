package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.device.SuspendBy;
import io.dotmac.sub.core.provisioning.workflow.ProvisioningStep;
import io.dotmac.sub.core.provisioning.workflow.ProvisioningWorkflow;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import java.util.List;

/** The entities and columns of runs, workflows and devices, for the session factory. */
public final class RunEntities {
  /** All of them. */
  public static final List<Class<?>> ALL = List.of(
      ProvisioningDevice.class,
      ProvisioningWorkflow.class,
      ProvisioningStep.class,
      ProvisioningRun.class,
      RunStep.class,
      ProvisioningVendor.Column.class,
      SuspendBy.Column.class,
      StepType.Column.class,
      Direction.Column.class,
      RunStatus.Column.class);

  private RunEntities() {}
}
