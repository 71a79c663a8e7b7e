package io.dotmac.sub.core.provisioning.workflow;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the line terminals of a vendor need to be told by a step, and what they cannot be told, so
 * that a workflow fails when it is written and not on the first order. Pure.
 */
record VendorConfig(Checks checks, StepType type, StepConfig config) {
  /** The cards of an ONT of an ISAM. */
  private static final Set<String> CARDS = Set.of("ethernet", "veip");

  void of(ProvisioningVendor vendor) {
    boolean letsIn = type == StepType.ASSIGN_ONT;
    switch (vendor) {
      case HUAWEI -> {
        if (letsIn) {
          checks
              .present("/line_profile", config.lineProfile())
              .present("/service_profile", config.serviceProfile());
        }
        unknown("/ont_type", config.ontType());
        unknown("/upstream_profile", config.upstreamProfile());
        unknown("/downstream_profile", config.downstreamProfile());
      }
      case ZTE -> {
        if (letsIn) {
          checks.present("/ont_type", config.ontType());
        } else if (type == StepType.PUSH_CONFIG && config.templateId() == null) {
          checks.present("/upstream_profile", config.upstreamProfile());
        }
        unnumbered();
      }
      case NOKIA -> {
        boolean isCard = config.ontType() != null && CARDS.contains(config.ontType());
        checks.rule(
            !letsIn || isCard, "/ont_type", "unknown", "one of ethernet and veip was expected");
        unnumbered();
        unknown("/downstream_profile", config.downstreamProfile());
        unknown("/gemport", config.templateId() == null ? config.gemport() : null);
        boolean translated =
            config.userVlan() != null && !Objects.equals(config.userVlan(), config.vlan());
        checks.rule(
            !translated || config.templateId() != null,
            "/user_vlan",
            "vendor",
            "the VLAN itself was expected: an ISAM translates none");
      }
      default -> {
        // What a driver of a third party needs, it says itself when it is asked.
      }
    }
  }

  /** Profiles have names there. */
  private void unnumbered() {
    unknown("/line_profile", config.lineProfile());
    unknown("/service_profile", config.serviceProfile());
    unknown("/inbound_table", config.inboundTable());
  }

  private void unknown(String pointer, @Nullable Object value) {
    checks.rule(value == null, pointer, "vendor", "devices of this vendor know none");
  }
}
