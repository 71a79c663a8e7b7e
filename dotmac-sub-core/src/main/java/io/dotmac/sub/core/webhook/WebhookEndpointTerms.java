package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.webhook.target.TargetRules;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about an endpoint.
 *
 * @param url as {@link TargetRules} allow it
 * @param isActive whether it gets anything; what waits stays until it is active again
 */
@Embeddable
public record WebhookEndpointTerms(
    @Column(name = "name") String name,
    @Column(name = "url") String url,
    @Nullable @Column(name = "description") String description,
    @Column(name = "is_active") boolean isActive) {
  /** Of an endpoint about which nothing is said yet. */
  public static final WebhookEndpointTerms BLANK = new WebhookEndpointTerms("", "", null, true);

  void check(TargetRules targets) {
    Checks checks = new Checks();
    checks.required("/name", name, 200).required("/url", url, TargetRules.LONGEST_URL);
    if (checks.errors().stream().noneMatch(error -> error.pointer().equals("/url"))) {
      targets.flaw(url).ifPresent(flaw -> checks.rule(false, "/url", "target", flaw));
    }
    checks.text("/description", description, 1000).done();
  }

  /** The same, in use or not. */
  WebhookEndpointTerms active(boolean active) {
    return new WebhookEndpointTerms(name, url, description, active);
  }
}
