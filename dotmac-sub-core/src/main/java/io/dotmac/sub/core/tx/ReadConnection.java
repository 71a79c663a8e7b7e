package io.dotmac.sub.core.tx;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose queries carry the tenant that row-level security binds them to. Both go to the
 * database in one message, which it works off as one transaction of its own: the tenant ends with
 * the query, and nothing has to be begun or committed. Only queries run on it.
 */
final class ReadConnection {
  /** The extended query protocol makes one transaction of all that is sent before one Sync. */
  private static final String TENANT = "select set_config('dotmac.tenant', ?, true); ";

  private static final Set<String> CHANGING = Set.of(
      "createStatement", "prepareCall", "nativeSQL", "setAutoCommit", "commit", "setSavepoint");

  private static final Set<String> EXECUTING = Set.of(
      "execute",
      "executeUpdate",
      "executeLargeUpdate",
      "executeBatch",
      "executeLargeBatch",
      "addBatch");

  private ReadConnection() {}

  /** Reads for one tenant over {@code connection}, which is in autocommit mode. */
  static Connection of(Connection connection, String tenant) {
    return proxy(Connection.class, (method, arguments) -> {
      if (CHANGING.contains(method.getName())) {
        throw refused(method);
      }
      if (arguments == null || !method.getName().equals("prepareStatement")) {
        return call(method, connection, arguments);
      }
      Object[] sent = arguments.clone();
      sent[0] = TENANT + arguments[0];
      PreparedStatement prepared =
          (PreparedStatement) Objects.requireNonNull(call(method, connection, sent));
      prepared.setString(1, tenant);
      return proxy(PreparedStatement.class, (m, a) -> query(prepared, m, a));
    });
  }

  private static @Nullable Object query(
      PreparedStatement prepared, Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("executeQuery") && arguments == null) {
      prepared.execute();
      prepared.getMoreResults();
      return prepared.getResultSet();
    }
    if (EXECUTING.contains(method.getName()) || method.getName().equals("clearParameters")) {
      throw refused(method);
    }
    if (arguments != null && bindsByIndex(method)) {
      Object[] shifted = arguments.clone();
      shifted[0] = (Integer) arguments[0] + 1;
      return call(method, prepared, shifted);
    }
    return call(method, prepared, arguments);
  }

  private static boolean bindsByIndex(Method method) {
    return method.getName().startsWith("set")
        && method.getParameterCount() > 1
        && method.getParameterTypes()[0] == int.class;
  }

  private static IllegalStateException refused(Method method) {
    return new IllegalStateException("only queries run in a read, not " + method.getName());
  }

  private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  @FunctionalInterface
  private interface Calls {
    @Nullable
    Object call(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    return type.cast(Proxy.newProxyInstance(
        ReadConnection.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> switch (method.getName()) {
          case "equals" -> self == arguments[0];
          case "hashCode" -> System.identityHashCode(self);
          default -> calls.call(method, arguments);
        }));
  }
}
