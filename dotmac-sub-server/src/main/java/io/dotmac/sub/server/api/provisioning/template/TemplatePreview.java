package io.dotmac.sub.server.api.provisioning.template;

import io.dotmac.sub.devices.plan.Plan;
import java.util.List;

/**
 * What a template would do.
 *
 * @param changes whether there is anything to do
 * @param commands in order, secrets masked
 * @param plan each command with what takes it back
 */
public record TemplatePreview(boolean changes, List<String> commands, String plan) {
  static TemplatePreview of(Plan plan) {
    return new TemplatePreview(!plan.isEmpty(), plan.commands(), plan.render());
  }
}
