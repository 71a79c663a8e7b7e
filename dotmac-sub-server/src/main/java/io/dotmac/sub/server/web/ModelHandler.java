package io.dotmac.sub.server.web;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.reflect.BaseObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks template names up in maps and record components, and in nothing else. */
final class ModelHandler extends BaseObjectHandler {
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final ClassValue<Map<String, Method>> COMPONENTS = new ClassValue<>() {
    @Override
    protected Map<String, Method> computeValue(Class<?> type) {
      Map<String, Method> components = new HashMap<>();
      for (RecordComponent component : type.getRecordComponents()) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        components.put(component.getName(), accessor);
      }
      return components;
    }
  };

  @Override
  public Binding createBinding(@Nullable String name, TemplateContext context, Code code) {
    if (name == null) {
      // Plain text between tags has a binding too, and nothing to look up.
      return scopes -> null;
    }
    Wrapper wrapper = wrapper(name, context.file() + ":" + context.line());
    return wrapper::call;
  }

  @Override
  public Wrapper find(String name, List<Object> scopes) {
    return wrapper(name, "a template");
  }

  private static Wrapper wrapper(String name, String where) {
    String[] path = DOT.split(name);
    return scopes -> lookUp(path, name, where, scopes);
  }

  private static @Nullable Object lookUp(
      String[] path, String name, String where, List<Object> scopes) {
    for (int i = scopes.size() - 1; i >= 0; i--) {
      Object scope = scopes.get(i);
      if (scope != null && has(scope, path[0])) {
        return follow(path, name, where, value(scope, path[0]));
      }
    }
    throw new MustacheException(where + " uses {{" + name + "}}, which no model declares");
  }

  private static @Nullable Object follow(
      String[] path, String name, String where, @Nullable Object first) {
    Object value = first;
    for (int i = 1; i < path.length && value != null; i++) {
      if (!has(value, path[i])) {
        throw new MustacheException(
            where + " uses {{" + name + "}}, but " + path[i] + " is not declared");
      }
      value = value(value, path[i]);
    }
    return value instanceof Optional<?> optional ? optional.orElse(null) : value;
  }

  private static boolean has(Object scope, String name) {
    if (scope instanceof Map<?, ?> map) {
      return map.containsKey(name);
    }
    return scope instanceof Record && COMPONENTS.get(scope.getClass()).containsKey(name);
  }

  private static @Nullable Object value(Object scope, String name) {
    if (scope instanceof Map<?, ?> map) {
      return map.get(name);
    }
    try {
      Method accessor = COMPONENTS.get(scope.getClass()).get(name);
      return accessor == null ? null : accessor.invoke(scope);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new MustacheException("cannot read " + name + " of " + scope.getClass(), e);
    }
  }
}
