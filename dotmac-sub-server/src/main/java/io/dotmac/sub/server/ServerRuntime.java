package io.dotmac.sub.server;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.api.event.EventStreams;
import io.dotmac.sub.server.http.ContainerErrors;
import io.dotmac.sub.server.http.TenantShare;
import io.dotmac.sub.server.http.json.Json;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.start.StartFailure;
import io.dotmac.sub.server.web.SecurityHeaders;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.validation.Validators;
import jakarta.servlet.DispatcherType;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.server.ServerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Dropwizard's parts, put together without its command line and its bundles. */
public final class ServerRuntime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerRuntime.class);
  private static final String NAME = "dotmac-sub";

  private final Server server;
  private final Environment environment;
  private final EventStreams streams;

  private ServerRuntime(Server server, Environment environment, EventStreams streams) {
    this.server = server;
    this.environment = environment;
    this.streams = streams;
  }

  /** Starts a server on an open installation, which stays the caller's to close. */
  public static ServerRuntime start(ServerConfiguration configuration, Installation installation) {
    SessionCookies cookies = new SessionCookies(configuration.isSecureCookies());
    if (!cookies.secure()) {
      LOG.warn("session cookies go without Secure: fine on this machine, wrong on a network");
    }
    MetricRegistry metrics = new MetricRegistry();
    Environment environment = new Environment(
        NAME,
        Json.mapper(),
        Validators.newValidatorFactory(),
        metrics,
        ServerRuntime.class.getClassLoader(),
        new HealthCheckRegistry(),
        configuration);
    Wiring wiring = new Wiring(installation, cookies, configuration, metrics);
    wiring.resources().forEach(environment.jersey()::register);
    environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Caller.class));
    // Otherwise Jersey answers a mapped error with the container's own page.
    environment.jersey().property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
    environment.jersey().property(ServerProperties.WADL_FEATURE_DISABLE, true);
    environment
        .servlets()
        .addFilter("security-headers", new SecurityHeaders())
        .addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    environment
        .servlets()
        .addFilter(
            "tenant-share",
            new TenantShare(installation.db().tenants(), configuration.requestsPerTenant()))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    wiring.managed().forEach(environment.lifecycle()::manage);
    wiring.checks().forEach(environment.healthChecks()::register);
    if (configuration.getServerFactory() instanceof AbstractServerFactory factory) {
      factory.setRegisterDefaultExceptionMappers(false);
    }
    Server server = configuration.getServerFactory().build(environment);
    server.setErrorHandler(new ContainerErrors());
    // Whoever started it stops it, before the database goes.
    server.setStopAtShutdown(false);
    ServerRuntime runtime = new ServerRuntime(server, environment, wiring.streams());
    runtime.start();
    return runtime;
  }

  /** The port of the first application connector; the real one when 0 was asked for. */
  public int port() {
    for (Connector connector : server.getConnectors()) {
      if ("application".equals(connector.getName())) {
        return ((ServerConnector) connector).getLocalPort();
      }
    }
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  /** The classes whose methods answer requests, of the API and of the portals. */
  public Set<Class<?>> resources() {
    return environment.jersey().getResourceConfig().getClasses().stream()
        .filter(type -> type.isAnnotationPresent(Path.class))
        .collect(Collectors.toSet());
  }

  /** Waits until the server has stopped. */
  public void join() throws InterruptedException {
    server.join();
  }

  /** Takes no more requests, finishes those that run, stops. */
  @Override
  public void close() {
    streams.close();
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("the server did not stop cleanly", e);
    }
  }

  Environment environment() {
    return environment;
  }

  private void start() {
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw failure(e);
    }
  }

  private static RuntimeException failure(Exception e) {
    if (e instanceof IOException && String.valueOf(e.getMessage()).startsWith("Failed to bind")) {
      String address = String.valueOf(e.getMessage()).replaceFirst("^Failed to bind to /?", "");
      return new StartFailure(
          "the address " + address + " is in use or not of this machine: choose another port", e);
    }
    return new IllegalStateException("the server did not start", e);
  }
}
