package io.dotmac.sub.server.access;

import jakarta.validation.Valid;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/**
 * One route as the server's own model of its resources has it.
 *
 * @param path from the root, with its parameters in braces and without the API's prefix
 * @param consumes the kind of body it reads; empty when it says none
 * @param resource the class that answers, which may inherit the handler
 */
record Route(String method, String path, String consumes, Class<?> resource, Method handler) {
  private static final Set<String> PORTALS = Set.of("", "admin", "portal", "reseller", "auth");
  private static final Comparator<Route> ORDER =
      Comparator.comparing(Route::isPortal).thenComparing(Route::path).thenComparing(Route::method);

  /** Every route of those resources, the API's first. */
  static List<Route> of(Collection<Class<?>> resources) {
    List<Route> routes = new ArrayList<>();
    for (Class<?> type : resources) {
      collect(routes, "", Resource.from(type));
    }
    return routes.stream()
        .filter(route -> !route.path.startsWith("/assets/"))
        .sorted(ORDER)
        .toList();
  }

  /** A page or a form, rather than REST. */
  boolean isPortal() {
    return PORTALS.contains(segments().get(0));
  }

  /** It changes nothing. */
  boolean isReading() {
    return method.equals("GET");
  }

  /** It reads a JSON body. */
  boolean takesJson() {
    boolean json = consumes.isEmpty() ? !isPortal() : consumes.equals("application/json");
    return json && hasBody() && !isPortal();
  }

  private boolean hasBody() {
    return Arrays.stream(handler.getParameters())
        .anyMatch(parameter ->
            parameter.getAnnotations().length == 0 || parameter.isAnnotationPresent(Valid.class));
  }

  /** Its answer goes on until somebody ends it. */
  boolean isStream() {
    Produces produces = handler.getAnnotation(Produces.class);
    return produces != null && Arrays.asList(produces.value()).contains("text/event-stream");
  }

  /** The path below the host with a value for each parameter. */
  String filled(String value) {
    String filled = path.replaceAll("\\{verb}", "suspend").replaceAll("\\{[^}]+}", value);
    return isPortal() || path.startsWith("/api/") ? filled : "/api/v1" + filled;
  }

  /** The parts between the slashes; at least one, perhaps empty. */
  List<String> segments() {
    return Arrays.asList(path.substring(1).split("/"));
  }

  /** What to send that no route can accept, so that trying it does nothing. */
  Optional<String> body() {
    if (isReading() || method.equals("DELETE")) {
      return Optional.empty();
    }
    return Optional.of(consumes.equals("application/json") ? "{}" : "");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  private static void collect(List<Route> routes, String above, Resource resource) {
    String path = (above + "/" + resource.getPath()).replaceAll("/{2,}", "/");
    for (ResourceMethod method : resource.getAllMethods()) {
      Method handler = method.getInvocable().getHandlingMethod();
      String consumes =
          method.getConsumedTypes().stream().findFirst().map(Object::toString).orElse("");
      Class<?> type = method.getInvocable().getHandler().getHandlerClass();
      routes.add(new Route(method.getHttpMethod(), clean(path), consumes, type, handler));
    }
    resource.getChildResources().forEach(child -> collect(routes, path, child));
  }

  private static String clean(String path) {
    String named = path.replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}");
    return named.length() > 1 && named.endsWith("/")
        ? named.substring(0, named.length() - 1)
        : named;
  }
}
