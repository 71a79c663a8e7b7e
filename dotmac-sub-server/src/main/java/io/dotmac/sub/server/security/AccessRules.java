package io.dotmac.sub.server.security;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Default deny: puts an {@link AccessFilter} before every resource method, with the rule its
 * annotation states. A method that states none stops the server from starting.
 */
public final class AccessRules implements DynamicFeature {
  private final Authentication authentication;

  public AccessRules(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    // Jersey's own answer to OPTIONS is no method of ours and tells nothing secret.
    if (resource.getResourceClass().getName().startsWith("org.glassfish.jersey.")) {
      return;
    }
    AccessRule rule = AccessRule.of(resource.getResourceMethod());
    if (!rule.open()) {
      context.register(new AccessFilter(authentication, rule));
    }
  }
}
