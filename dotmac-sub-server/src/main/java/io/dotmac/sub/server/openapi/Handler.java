package io.dotmac.sub.server.openapi;

import io.dotmac.sub.core.network.inventory.Item;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Optional;

/** A method of a resource; of one that it inherits, type variables are what the resource says. */
record Handler(Class<?> resource, Method method) {
  /** The type with its variables replaced. */
  Type resolved(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      return argument(variable);
    }
    if (!(type instanceof ParameterizedType generic)) {
      return type;
    }
    Type[] arguments =
        Arrays.stream(generic.getActualTypeArguments()).map(this::resolved).toArray(Type[]::new);
    return new Generic((Class<?>) generic.getRawType(), arguments);
  }

  /** The record of what the resource keeps, if it keeps an item of the inventory. */
  @SuppressWarnings("unchecked") // what is marked as an item is a record
  Optional<Class<Record>> item() {
    return resource.getGenericSuperclass() instanceof ParameterizedType above
            && above.getActualTypeArguments()[0] instanceof Class<?> kept
            && kept.isAnnotationPresent(Item.class)
        ? Optional.of((Class<Record>) kept)
        : Optional.empty();
  }

  private Type argument(TypeVariable<?> variable) {
    if (resource.getGenericSuperclass() instanceof ParameterizedType above) {
      TypeVariable<?>[] variables = ((Class<?>) above.getRawType()).getTypeParameters();
      int at = Arrays.asList(variables).indexOf(variable);
      return at < 0 ? Object.class : above.getActualTypeArguments()[at];
    }
    return Object.class;
  }

  private record Generic(Class<?> raw, Type[] arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments;
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public Type getOwnerType() {
      return Object.class;
    }
  }
}
