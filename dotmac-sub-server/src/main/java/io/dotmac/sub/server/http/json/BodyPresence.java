package io.dotmac.sub.server.http.json;

import io.dotmac.sub.core.problem.Problem;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Refuses a body that is missing, or {@code null}, where a method needs one. */
public final class BodyPresence implements ReaderInterceptor {
  @Context
  private @Nullable ResourceInfo info;

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object body = context.proceed();
    MediaType type = context.getMediaType();
    boolean json = type != null && type.getSubtype().endsWith("json");
    if (body == null && json && isNeeded(context)) {
      throw Problem.invalid("", "required", "a body was expected and none found");
    }
    return body;
  }

  private boolean isNeeded(ReaderInterceptorContext context) {
    ResourceInfo found = info;
    return found != null
        && found.getResourceMethod() != null
        && Arrays.stream(found.getResourceMethod().getParameters())
            .filter(parameter -> parameter.getParameterizedType().equals(context.getGenericType()))
            .noneMatch(BodyPresence::mayBeAbsent);
  }

  private static boolean mayBeAbsent(Parameter parameter) {
    return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
