package io.dotmac.sub.server.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.IdempotencyRequired;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.http.ProblemBody;
import io.dotmac.sub.server.http.RoutingFilter;
import io.dotmac.sub.server.http.json.Json;
import io.dotmac.sub.server.security.PublicRoute;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.RequiredPermission;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The OpenAPI 3.1 description, made once from the registered resources: what their annotations and
 * records say is what the server does, so the document cannot fall behind. Resources marked {@code
 * @Hidden}, the pages, are left out.
 */
public final class OpenApi {
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

  private final ObjectNode root = Json.mapper().createObjectNode();
  private final OpenApiSchemas schemas = new OpenApiSchemas();
  private final byte[] json;

  public OpenApi(List<?> registered) {
    root.put("openapi", "3.1.0");
    ObjectNode info = root.putObject("info");
    info.put("title", "DotMac Sub");
    info.put("version", "1");
    info.put(
        "description",
        "Every path also answers without the prefix, except those under /auth."
            + " A field marked x-creation-only is given when a thing is made, and never"
            + " changed.");
    root.putArray("servers").addObject().put("url", "/api/v1");
    ObjectNode paths = root.putObject("paths");
    registered.stream()
        .map(Object::getClass)
        .filter(type -> type.isAnnotationPresent(Path.class))
        .filter(type -> !type.isAnnotationPresent(Hidden.class))
        .sorted(Comparator.comparing(Class::getSimpleName))
        .forEach(type -> resource(paths, type));
    ObjectNode components = root.putObject("components");
    schemas.of(ProblemBody.class);
    components.set("schemas", schemas.all());
    addExamples(paths);
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "An access token of /auth/login, or an API key.");
    json = write(root);
  }

  /** Once all schemas are known: a body as one would send it beside each that is described. */
  private void addExamples(ObjectNode paths) {
    OpenApiExamples examples = new OpenApiExamples(schemas.all());
    for (JsonNode path : paths) {
      for (JsonNode operation : path) {
        JsonNode content = operation.at("/requestBody/content/application~1json");
        if (content instanceof ObjectNode body) {
          body.set("example", examples.of(body.path("schema")));
        }
      }
    }
  }

  /** The document. */
  byte[] json() {
    return json.clone();
  }

  private void resource(ObjectNode paths, Class<?> type) {
    Arrays.stream(type.getMethods())
        .filter(method -> httpMethod(method).isPresent())
        .filter(method -> !method.isAnnotationPresent(Hidden.class))
        .sorted(Comparator.comparing(Method::getName))
        .forEach(method -> operation(paths, type, method));
  }

  private void operation(ObjectNode paths, Class<?> type, Method method) {
    String path = path(type, method);
    ObjectNode operation = paths
        .withObjectProperty(path)
        .putObject(httpMethod(method).orElseThrow().toLowerCase(Locale.ROOT));
    String thing = type.getSimpleName().replaceFirst("Resource$", "");
    operation.putArray("tags").add(words(thing));
    operation.put("operationId", Json.wireName(thing) + "_" + Json.wireName(method.getName()));
    operation.put(
        "summary", words(method.getName()) + ": " + words(thing).toLowerCase(Locale.ROOT));
    RequiredPermission.of(type, method).ifPresent(permission -> {
      operation.put("description", "Needs the permission `" + permission + "`.");
      operation.put("x-permission", permission);
      ArrayNode realms = operation.putArray("x-realms");
      Arrays.stream(method.getAnnotation(RequirePermission.class).realms())
          .map(WireName::of)
          .sorted()
          .forEach(realms::add);
    });
    if (!method.isAnnotationPresent(PublicRoute.class)) {
      operation.putArray("security").addObject().putArray("bearer");
    }
    ArrayNode parameters = operation.putArray("parameters");
    for (Parameter parameter : method.getParameters()) {
      parameter(operation, parameters, new Handler(type, method), parameter);
    }
    addUnread(parameters, path);
    if (method.isAnnotationPresent(POST.class) && !method.isAnnotationPresent(PublicRoute.class)) {
      boolean required = method.isAnnotationPresent(IdempotencyRequired.class);
      parameter(parameters, IDEMPOTENCY_KEY, "header", required).put("type", "string");
    }
    answers(operation, new Handler(type, method));
  }

  /** A part of the path that the method does not look at has to be sent all the same. */
  private static void addUnread(ArrayNode parameters, String path) {
    Set<String> read = new HashSet<>();
    parameters.forEach(parameter -> read.add(parameter.path("name").asText()));
    Matcher named = IN_PATH.matcher(path);
    while (named.find()) {
      if (read.add(named.group(1))) {
        parameter(parameters, named.group(1), "path", true)
            .put("type", "string")
            .put("format", "uuid");
      }
    }
  }

  private void parameter(
      ObjectNode operation, ArrayNode parameters, Handler handler, Parameter parameter) {
    PathParam path = parameter.getAnnotation(PathParam.class);
    QueryParam query = parameter.getAnnotation(QueryParam.class);
    HeaderParam header = parameter.getAnnotation(HeaderParam.class);
    if (path != null) {
      schemas.fill(
          parameter(parameters, path.value(), "path", true), parameter.getParameterizedType());
    } else if (query != null) {
      schemas.fill(
          parameter(parameters, query.value(), "query", false), parameter.getParameterizedType());
    } else if (header != null) {
      // Every POST takes this one, and says so once.
      if (!header.value().equals(IDEMPOTENCY_KEY)) {
        parameter(parameters, header.value(), "header", false).put("type", "string");
      }
    } else if (parameter.isAnnotationPresent(BeanParam.class)) {
      bean(parameters, handler, parameter.getType());
    } else if (!parameter.isAnnotationPresent(Auth.class)
        && !parameter.isAnnotationPresent(Context.class)) {
      ObjectNode body = operation.putObject("requestBody").put("required", true);
      ObjectNode schema =
          body.putObject("content").putObject("application/json").putObject("schema");
      schemas.fill(schema, handler.resolved(parameter.getParameterizedType()));
      bodyFields(schema, handler.method());
    }
  }

  /** What is read beside the record; what no PATCH of the same thing takes is for its making. */
  private void bodyFields(ObjectNode schema, Method method) {
    Set<String> changeable = Arrays.stream(method.getDeclaringClass().getMethods())
        .filter(other -> other.isAnnotationPresent(PATCH.class))
        .flatMap(other -> Arrays.stream(other.getAnnotationsByType(BodyField.class)))
        .map(BodyField::value)
        .collect(Collectors.toSet());
    for (BodyField field : method.getAnnotationsByType(BodyField.class)) {
      ObjectNode value = schema.withObjectProperty("properties").putObject(field.value());
      schemas.fill(value, field.type());
      if (!changeable.contains(field.value())) {
        value.put("x-creation-only", true);
      }
      if (field.required()) {
        schema.withArrayProperty("required").add(field.value());
      }
    }
  }

  private static void bean(ArrayNode parameters, Handler handler, Class<?> type) {
    if (type == ListParams.class) {
      ListParameters.add(parameters, handler);
    } else if (type == IfMatch.class) {
      parameter(parameters, "If-Match", "header", true).put("type", "string");
    }
  }

  private static ObjectNode parameter(
      ArrayNode parameters, String name, String in, boolean required) {
    ObjectNode parameter = parameters.addObject();
    parameter.put("name", name).put("in", in).put("required", required);
    return parameter.putObject("schema");
  }

  private void answers(ObjectNode operation, Handler handler) {
    Method method = handler.method();
    ObjectNode responses = operation.putObject("responses");
    Answers declared = method.getAnnotation(Answers.class);
    if (declared != null) {
      success(responses, String.valueOf(declared.status()), declared.value());
    } else if (method.getReturnType() == void.class) {
      responses.putObject("204").put("description", "Done");
    } else if (method.getReturnType() == Response.class) {
      made(responses, handler);
    } else {
      success(responses, "200", handler.resolved(method.getGenericReturnType()));
    }
    ObjectNode problem = responses.putObject("default").put("description", "A problem, RFC 9457");
    schemas.fill(
        problem.putObject("content").putObject(ProblemBody.MEDIA_TYPE).putObject("schema"),
        ProblemBody.class);
  }

  /** A thing that was made is answered as the method {@code get} of its resource answers. */
  private void made(ObjectNode responses, Handler handler) {
    boolean making = handler.method().getName().equals("create");
    Optional<Type> view = Arrays.stream(handler.method().getDeclaringClass().getMethods())
        .filter(other -> other.getName().equals("get") && making)
        .map(other -> handler.resolved(other.getGenericReturnType()))
        .findFirst();
    if (view.isPresent()) {
      success(responses, "201", view.get());
    } else {
      responses.putObject("200").put("description", "Done");
    }
  }

  private void success(ObjectNode responses, String status, Type type) {
    ObjectNode content =
        responses.putObject(status).put("description", "Done").putObject("content");
    schemas.fill(content.putObject("application/json").putObject("schema"), type);
    boolean list = type instanceof ParameterizedType p && p.getRawType() == Page.class;
    if (list) {
      content.putObject(CsvPages.TEXT_CSV).putObject("schema").put("type", "string");
    }
  }

  private static String path(Class<?> type, Method method) {
    Path below = method.getAnnotation(Path.class);
    String all =
        "/" + type.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
    String clean = all.replaceAll("/{2,}", "/").replaceFirst("^/" + RoutingFilter.PREFIX, "/");
    String named = clean.replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}");
    return named.length() > 1 && named.endsWith("/")
        ? named.substring(0, named.length() - 1)
        : named;
  }

  private static Optional<String> httpMethod(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (http != null) {
        return Optional.of(http.value());
      }
    }
    return Optional.empty();
  }

  /** {@code ApiKey} gives "Api key". */
  private static String words(String name) {
    String spaced = Json.wireName(name).replace('_', ' ');
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  private static byte[] write(ObjectNode root) {
    try {
      return Json.mapper().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the OpenAPI document cannot be written", e);
    }
  }
}
