package io.dotmac.sub.core.provisioning.template;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a template.
 *
 * @param name unique among those in use
 * @param vendor whose devices take these commands
 * @param body the commands, with values such as {@code {{vlan}}}
 */
@Embeddable
public record TemplateTerms(
    @Column(name = "name") String name,
    @Column(name = "vendor") ProvisioningVendor vendor,
    @Nullable @Column(name = "description") String description,
    @Column(name = "body") String body,
    @Column(name = "is_active") boolean isActive) {
  /** Of a template about which nothing is said yet. */
  public static final TemplateTerms BLANK =
      new TemplateTerms("", ProvisioningVendor.HUAWEI, null, "", true);

  Checks check() {
    return new Checks()
        .required("/name", name, 200)
        .text("/description", description, 2_000)
        .required("/body", body, 20_000);
  }

  TemplateTerms active(boolean active) {
    return new TemplateTerms(name, vendor, description, body, active);
  }
}
