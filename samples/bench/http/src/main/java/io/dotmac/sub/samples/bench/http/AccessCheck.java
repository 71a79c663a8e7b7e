package io.dotmac.sub.samples.bench.http;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.http.RoutingFilter;
import io.dotmac.sub.server.security.AccessRules;
import io.dotmac.sub.server.security.Authentication;
import io.dotmac.sub.server.security.IdentityServices;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.TokenKit;
import io.dotmac.sub.server.security.quota.Quotas;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;

/** What the access filter of a route costs a request: token, session, quota and permission. */
final class AccessCheck {
  private static final int AT_ONCE = 20_000;
  private static final int ROUNDS = 12;

  private final RoutingFilter routing;
  private final ContainerRequestFilter access;
  private final String host;
  private final String token;

  AccessCheck(Installation installation, String host, String token) throws Exception {
    this.routing = new RoutingFilter(installation.db().tenants());
    this.access = filter(new AccessRules(
        new Authentication(
            installation.db(),
            IdentityServices.create(),
            TokenKit.of(installation.keys(), installation.db().clock()),
            new SessionCookies(false)),
        new Quotas(installation.db().clock())));
    this.host = host;
    this.token = token;
  }

  /** A route as others are. */
  static final class Route {
    @RequirePermission(value = "customer:read", realms = Realm.STAFF)
    public void read(Caller caller) {}
  }

  private static ContainerRequestFilter filter(AccessRules rules) throws Exception {
    Method method = Route.class.getMethod("read", Caller.class);
    ResourceInfo route = new ResourceInfo() {
      @Override
      public Method getResourceMethod() {
        return method;
      }

      @Override
      public Class<?> getResourceClass() {
        return Route.class;
      }
    };
    AtomicReference<ContainerRequestFilter> registered = new AtomicReference<>();
    FeatureContext context = (FeatureContext) Proxy.newProxyInstance(
        AccessCheck.class.getClassLoader(),
        new Class<?>[] {FeatureContext.class},
        (proxy, called, arguments) -> {
          registered.set((ContainerRequestFilter) arguments[0]);
          return proxy;
        });
    rules.configure(route, context);
    return Objects.requireNonNull(registered.get());
  }

  /** Microseconds a request, the best of some rounds: with the filter less without it. */
  double micros() throws IOException {
    double without = Double.MAX_VALUE;
    double with = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      without = Math.min(without, round(false));
      with = Math.min(with, round(true));
    }
    return with - without;
  }

  private double round(boolean checked) throws IOException {
    long begun = System.nanoTime();
    for (int i = 0; i < AT_ONCE; i++) {
      URI base = URI.create("http://" + host + "/");
      ContainerRequest request = new ContainerRequest(
          base, base.resolve("api/v1/subscribers"), "GET", null, new MapPropertiesDelegate(), null);
      request.header("Host", host);
      request.header("Authorization", "Bearer " + token);
      routing.filter(request);
      if (checked) {
        access.filter(request);
      }
    }
    return (System.nanoTime() - begun) / 1e3 / AT_ONCE;
  }
}
