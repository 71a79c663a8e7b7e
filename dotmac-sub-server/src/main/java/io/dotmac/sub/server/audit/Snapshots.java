package io.dotmac.sub.server.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.audit.Redaction;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.server.http.json.Json;
import io.dotmac.sub.server.http.json.TypedIds;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The thing that a request is about, as the method {@code get} of its resource shows it. Resources
 * without one, and things that are not there, give nothing.
 */
final class Snapshots {
  private static final Set<String> BOOKKEEPING = Set.of("version", "updated_at");

  private Snapshots() {}

  /** The thing now. */
  static Optional<ObjectNode> now(ContainerRequestContext request, Caller caller) {
    return getter(request).flatMap(get -> call(request, get, caller)).flatMap(Snapshots::tree);
  }

  /** What a method answered, if it is the view that {@code get} gives too. */
  static Optional<ObjectNode> answered(ContainerRequestContext request, @Nullable Object entity) {
    return getter(request)
        .filter(get -> get.getReturnType().isInstance(entity))
        .flatMap(get -> tree(entity));
  }

  /** The fields of {@code one} whose values differ from those of {@code other}. */
  static ObjectNode differing(ObjectNode one, @Nullable ObjectNode other) {
    ObjectNode differing = Json.mapper().createObjectNode();
    one.properties().forEach(field -> {
      boolean same = other != null && field.getValue().equals(other.get(field.getKey()));
      if (!same && !BOOKKEEPING.contains(field.getKey())) {
        differing.set(field.getKey(), field.getValue());
      }
    });
    return differing;
  }

  private static Optional<ObjectNode> tree(@Nullable Object view) {
    JsonNode tree;
    try {
      tree = Json.mapper().valueToTree(view);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
    return tree instanceof ObjectNode object
        ? Optional.of((ObjectNode) Redaction.without(object))
        : Optional.empty();
  }

  private static Optional<Method> getter(ContainerRequestContext request) {
    List<Object> matched = request.getUriInfo().getMatchedResources();
    return matched.isEmpty()
        ? Optional.empty()
        : Arrays.stream(matched.get(0).getClass().getMethods())
            .filter(method -> method.getName().equals("get"))
            .filter(method -> method.isAnnotationPresent(GET.class))
            .findFirst();
  }

  private static Optional<Object> call(ContainerRequestContext request, Method get, Caller caller) {
    MultivaluedMap<String, String> path = request.getUriInfo().getPathParameters();
    Object[] arguments = new Object[get.getParameterCount()];
    try {
      for (int i = 0; i < arguments.length; i++) {
        Object argument = argument(get.getParameters()[i], path, caller);
        if (argument == null) {
          return Optional.empty();
        }
        arguments[i] = argument;
      }
      return Optional.ofNullable(
          get.invoke(request.getUriInfo().getMatchedResources().get(0), arguments));
    } catch (ReflectiveOperationException | RuntimeException absent) {
      // The request itself meets the same trouble and reports it.
      return Optional.empty();
    }
  }

  private static @Nullable Object argument(
      Parameter parameter, MultivaluedMap<String, String> path, Caller caller) {
    if (parameter.getType() == Caller.class) {
      return caller;
    }
    PathParam named = parameter.getAnnotation(PathParam.class);
    String text = named == null ? null : path.getFirst(named.value());
    if (text == null || parameter.getType() == String.class) {
      return text;
    }
    return Id.class.isAssignableFrom(parameter.getType())
        ? TypedIds.of(parameter.getType(), text)
        : null;
  }
}
