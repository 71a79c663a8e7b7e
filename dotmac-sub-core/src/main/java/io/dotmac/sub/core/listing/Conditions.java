package io.dotmac.sub.core.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.SelectionQuery;

/** The where clause of one list query, with its parameters. */
final class Conditions {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  Conditions and(String hql, String parameter, Object value) {
    conditions.add("(" + hql + ")");
    // A condition may do without its parameter, such as "1 = 0".
    if (hql.contains(":" + parameter)) {
      parameters.put(parameter, value);
    }
    return this;
  }

  /** Only rows behind the cursor; rows without a sort value come last in both directions. */
  void after(Cursor cursor, String sort, String idPath) {
    String beyond = cursor.descending() ? " < " : " > ";
    Object value = cursor.value();
    if (sort.equals(idPath)) {
      conditions.add("(" + idPath + beyond + ":cursor_id)");
    } else if (value == null) {
      conditions.add("(" + sort + " is null and " + idPath + beyond + ":cursor_id)");
    } else {
      conditions.add("(" + sort + beyond + ":cursor_value or " + sort + " is null or (" + sort
          + " = :cursor_value and " + idPath + beyond + ":cursor_id))");
      parameters.put("cursor_value", value);
    }
    parameters.put("cursor_id", cursor.id());
  }

  void bind(SelectionQuery<?> query) {
    parameters.forEach(query::setParameter);
  }

  @Override
  public String toString() {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }
}
