package io.dotmac.sub.core.provisioning.workflow;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/**
 * What may be edited about a step.
 *
 * @param orderIndex its place: steps are done in rising order
 */
@Embeddable
public record StepTerms(
    @Column(name = "name") String name,
    @Column(name = "step_type") StepType stepType,
    @Column(name = "order_index") int orderIndex,
    @Embedded StepConfig config,
    @Column(name = "is_active") boolean isActive) {
  /** What a row has nothing of comes as no configuration at all. */
  public StepTerms {
    config = config == null ? StepConfig.NONE : config;
  }

  Checks check(ProvisioningVendor vendor) {
    Checks checks =
        new Checks().required("/name", name, 200).range("/order_index", orderIndex, 0, 999);
    config.check(checks.below("/config"), stepType);
    new VendorConfig(checks.below("/config"), stepType, config).of(vendor);
    return checks;
  }

  StepTerms active(boolean active) {
    return new StepTerms(name, stepType, orderIndex, config, active);
  }
}
