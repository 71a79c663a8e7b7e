package io.dotmac.sub.billing.gateway;

import io.dotmac.sub.core.problem.Problem;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds of gateways this installation has. */
public final class Gateways {
  private final Map<String, GatewayFactory> factories = new TreeMap<>();
  private final Map<Key, PaymentGateway> open = new ConcurrentHashMap<>();

  private record Key(UUID provider, ProviderAccess access) {}

  private Gateways(Collection<? extends GatewayFactory> factories) {
    factories.forEach(each -> this.factories.put(each.name(), each));
  }

  /** These. */
  public static Gateways of(GatewayFactory... factories) {
    return new Gateways(List.of(factories));
  }

  /** Their names. */
  public Set<String> names() {
    return Collections.unmodifiableSet(factories.keySet());
  }

  /** Whether there is one of that name. */
  public boolean has(String name) {
    return factories.containsKey(name);
  }

  /** The gateway of a provider; the same one as long as its access stays the same. */
  public PaymentGateway open(UUID provider, String name, ProviderAccess access) {
    GatewayFactory factory = factories.get(name);
    if (factory == null) {
      throw Problem.conflict(
          "gateway", "there is no gateway '" + name + "' here; known are " + names());
    }
    Key key = new Key(provider, access);
    PaymentGateway known = open.get(key);
    if (known == null) {
      open.keySet().removeIf(other -> other.provider().equals(provider));
      known = connect(factory, access);
      open.put(key, known);
    }
    return known;
  }

  private static PaymentGateway connect(GatewayFactory factory, ProviderAccess access) {
    try {
      return factory.connect(access);
    } catch (IllegalArgumentException e) {
      throw Problem.conflict("gateway_credentials", String.valueOf(e.getMessage()));
    }
  }
}
