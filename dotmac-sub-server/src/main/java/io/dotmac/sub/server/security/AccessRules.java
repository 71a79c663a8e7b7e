package io.dotmac.sub.server.security;

import io.dotmac.sub.server.security.quota.Quotas;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Default deny: puts an {@link AccessFilter} before every resource method, with the rule its
 * annotation states. A method that states none stops the server from starting.
 */
public final class AccessRules implements DynamicFeature {
  private final Authentication authentication;
  private final Quotas quotas;

  public AccessRules(Authentication authentication, Quotas quotas) {
    this.authentication = authentication;
    this.quotas = quotas;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    // Jersey's own answer to OPTIONS is no method of ours and tells nothing secret.
    if (resource.getResourceClass().getName().startsWith("org.glassfish.jersey.")) {
      return;
    }
    AccessRule rule = AccessRule.of(resource.getResourceClass(), resource.getResourceMethod());
    if (!rule.open()) {
      context.register(new AccessFilter(authentication, quotas, rule));
    }
  }
}
