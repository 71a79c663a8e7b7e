package io.dotmac.sub.core.network.inventory;

import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.WireName;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a component of a record is a column of a table. */
enum ColumnType {
  ID(UUID.class),
  TEXT(String.class),
  WHOLE(Integer.class),
  LONG(Long.class),
  DECIMAL(BigDecimal.class),
  DEGREES(Double.class),
  FLAG(Boolean.class),
  MOMENT(Instant.class),
  CHOICE(Enum.class),
  LINE(List.class);

  private final Class<?> type;

  ColumnType(Class<?> type) {
    this.type = type;
  }

  static ColumnType of(RecordComponent component) {
    Class<?> type = component.getType();
    for (ColumnType each : values()) {
      if (each.type.isAssignableFrom(boxed(type))) {
        return each;
      }
    }
    throw new IllegalStateException("no column holds " + component);
  }

  private static Class<?> boxed(Class<?> type) {
    if (type == boolean.class) {
      return Boolean.class;
    }
    return type == int.class ? Integer.class : type == long.class ? Long.class : type;
  }

  /** What stands for the value in a statement. */
  String placeholder() {
    return this == LINE ? "?::path" : "?";
  }

  /** The type of the column, as SQL names it. */
  String sqlType() {
    return switch (this) {
      case ID -> "uuid";
      case WHOLE -> "int";
      case LONG -> "bigint";
      case DECIMAL -> "numeric";
      case DEGREES -> "double precision";
      case FLAG -> "boolean";
      case MOMENT -> "timestamptz";
      case LINE -> "path";
      case TEXT, CHOICE -> "text";
    };
  }

  /** Whether a list can be ordered by it. */
  boolean isSortable() {
    return this == TEXT || this == WHOLE || this == LONG || this == MOMENT || this == CHOICE;
  }

  /** Whether a list can be filtered by one of its values. */
  boolean isFilter() {
    return this == ID || this == TEXT || this == WHOLE || this == FLAG || this == CHOICE;
  }

  /** A usual value, as JSON has it. */
  Object wire(String text) {
    return switch (this) {
      case FLAG -> Parsers.flag(text);
      case WHOLE -> Parsers.number(text);
      default -> text;
    };
  }

  /** The value of a filter, as a statement takes it. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  Object parse(Class<?> component, String text) {
    return switch (this) {
      case ID -> Id.parse(text);
      case WHOLE -> Parsers.number(text);
      case FLAG -> Parsers.flag(text);
      case CHOICE -> WireName.of(WireName.parse((Class) component, text));
      default -> text;
    };
  }

  /** The value of a component, as a statement takes it. */
  @Nullable
  Object bound(@Nullable Object value) {
    if (value instanceof Enum<?> constant) {
      return WireName.of(constant);
    }
    if (value instanceof Instant moment) {
      return moment.atOffset(ZoneOffset.UTC);
    }
    return value instanceof List<?> line ? Lines.text(line) : value;
  }

  /** The value of a column, as the record takes it. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  @Nullable
  Object read(ResultSet row, String column, Class<?> component) throws SQLException {
    switch (this) {
      case ID:
        return row.getObject(column, UUID.class);
      case WHOLE:
        return row.getObject(column, Integer.class);
      case LONG:
        return row.getObject(column, Long.class);
      case DECIMAL:
        return row.getBigDecimal(column);
      case DEGREES:
        return row.getObject(column, Double.class);
      case FLAG:
        return row.getBoolean(column);
      case MOMENT:
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
      case CHOICE:
        String wire = row.getString(column);
        return wire == null ? null : WireName.parse((Class) component, wire);
      case LINE:
        String line = row.getString(column);
        return line == null ? null : Lines.parse(line);
      default:
        return row.getString(column);
    }
  }
}
