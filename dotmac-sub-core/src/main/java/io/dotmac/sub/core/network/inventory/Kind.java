package io.dotmac.sub.core.network.inventory;

import io.dotmac.sub.core.listing.TableListing;
import io.dotmac.sub.core.problem.Checks;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of an {@link Item}'s record say, read once: its columns, its list, and what
 * taking it out of use means.
 */
public final class Kind<T extends Record> {
  private static final String ACTIVE = "is_active";
  private static final String STATUS = "status";
  private static final String RETIRED = "retired";

  private final Class<T> type;
  private final Item item;
  private final List<Column> columns;
  private final Constructor<T> constructor;
  private final TableListing<Stored<T>> listing;

  private Kind(Class<T> type) {
    this.type = type;
    this.item = Objects.requireNonNull(type.getAnnotation(Item.class), type.getName());
    this.columns = Arrays.stream(type.getRecordComponents()).map(Column::of).toList();
    this.constructor = constructor(type);
    this.listing = listing();
  }

  /** The kind that a record declares. */
  public static <T extends Record> Kind<T> of(Class<T> type) {
    return new Kind<>(type);
  }

  private static <T> Constructor<T> constructor(Class<T> type) {
    Class<?>[] types = Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has no canonical constructor", e);
    }
  }

  private TableListing<Stored<T>> listing() {
    Map<String, Function<String, ?>> filters = new LinkedHashMap<>();
    Map<String, String> sorts = new LinkedHashMap<>();
    for (Column column : columns) {
      if (column.type().isFilter() && !column.name().equals("notes")) {
        filters.put(
            column.name(), text -> column.type().parse(column.component().getType(), text));
      }
      if (column.type().isSortable() && !column.name().equals("notes")) {
        boolean text = column.type() == ColumnType.TEXT;
        sorts.put(column.name(), text ? "lower(" + column.name() + ")" : column.name());
      }
    }
    sorts.put("created_at", "created_at");
    return new TableListing<>(
        item.table(), filters, sorts, List.of(item.search()), item.order(), this::read);
  }

  /** The record. */
  public Class<T> type() {
    return type;
  }

  /** The table. */
  public String table() {
    return item.table();
  }

  /** What people call one of it: "olt card". */
  public String thing() {
    return item.table().replace('_', ' ');
  }

  /** Its list: each column a filter and a sort, where that makes sense. */
  public TableListing<Stored<T>> list() {
    return listing;
  }

  /**
   * What a new one is before anything is said of it: fields with a usual value, and null for those
   * that may be absent.
   */
  public Map<String, @Nullable Object> defaults() {
    Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
    for (Column column : columns) {
      if (column.usually().isPresent()) {
        defaults.put(column.name(), column.type().wire(column.usually().get()));
      } else if (!column.isRequired()) {
        defaults.put(column.name(), null);
      }
    }
    return defaults;
  }

  /** The columns of it that refer to other tables, and to which. */
  public Map<String, String> references() {
    Map<String, String> references = new LinkedHashMap<>();
    columns.forEach(
        column -> column.refersTo().ifPresent(table -> references.put(column.name(), table)));
    return references;
  }

  List<Column> columns() {
    return columns;
  }

  /** What a broken constraint of that name means to people. */
  Optional<Constraint> constraint(@Nullable String name) {
    return Arrays.stream(type.getAnnotationsByType(Constraint.class))
        .filter(constraint -> constraint.name().equals(name))
        .findFirst();
  }

  /** How it is taken out of use; absent when it is removed for good. */
  Optional<String> retirement() {
    if (columns.stream().anyMatch(column -> column.name().equals(ACTIVE))) {
      return Optional.of(ACTIVE + " = false");
    }
    boolean retires = columns.stream()
        .filter(column -> column.name().equals(STATUS))
        .anyMatch(column -> column.choices().contains(RETIRED));
    return retires ? Optional.of(STATUS + " = '" + RETIRED + "'") : Optional.empty();
  }

  /** The item as it is stored: texts in their forms. Every wrong field is told at once. */
  public T checked(T sent) {
    Checks checks = new Checks();
    Object[] values =
        columns.stream().map(column -> column.checked(checks, column.of(sent))).toArray();
    boolean placed = value(values, "latitude") != null;
    checks.rule(
        placed == (value(values, "longitude") != null),
        placed ? "/longitude" : "/latitude",
        "required",
        "latitude and longitude were expected, or neither of them");
    checks.done();
    return make(values);
  }

  private @Nullable Object value(Object[] values, String name) {
    for (int i = 0; i < values.length; i++) {
      if (columns.get(i).name().equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  /** The fields in which two differ. */
  public List<String> differing(T one, T other) {
    return columns.stream()
        .filter(column -> !same(column.of(one), column.of(other)))
        .map(Column::name)
        .toList();
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return one instanceof BigDecimal number && other instanceof BigDecimal another
        ? number.compareTo(another) == 0
        : Objects.equals(one, other);
  }

  /** Refuses a change of what stays as it was made. */
  public void checkFixed(T before, T after) {
    Checks checks = new Checks();
    for (Column column : columns) {
      checks.rule(
          !column.isFixed() || Objects.equals(column.of(before), column.of(after)),
          "/" + column.name(),
          "fixed",
          column.name() + " stays as it was made: " + column.of(before));
    }
    checks.done();
  }

  Stored<T> read(ResultSet row) throws SQLException {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Column column = columns.get(i);
      values[i] = column.type().read(row, column.name(), column.component().getType());
    }
    return new Stored<>(
        row.getObject("id", UUID.class),
        make(values),
        moment(row, "created_at"),
        moment(row, "updated_at"),
        row.getInt("version"));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private T make(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }
}
