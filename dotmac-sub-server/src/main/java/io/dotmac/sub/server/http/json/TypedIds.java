package io.dotmac.sub.server.http.json;

import io.dotmac.sub.core.tx.Id;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.UUID;

/** Makes the typed id of any kind from its text. */
public final class TypedIds {
  private TypedIds() {}

  /** A bad text is an invalid-input problem. */
  public static Object of(Class<?> type, String text) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(UUID.class);
      return constructor.newInstance(Id.parse(text));
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(type + " is no public record of one UUID", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " refuses a UUID", e);
    }
  }
}
