package io.dotmac.sub.core.listing;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The list of a table whose rows are no entities: pages, filters, sorts and cursors are those of a
 * {@link Listing}. Every filter is a column that equals a value. Only who may see the whole tenant
 * sees any row.
 */
public final class TableListing<T> {
  private static final int COUNTED = 10_000;

  private final String table;
  private final Map<String, Function<String, ?>> filters;
  private final Map<String, String> sorts;
  private final List<String> search;
  private final String defaultSort;
  private final RowReader<T> reader;

  /** Makes something of the row that a result is at. */
  @FunctionalInterface
  public interface RowReader<T> {
    /** Reads columns by their names. */
    T read(ResultSet row) throws SQLException;
  }

  /** A condition with its parameters, in their order. */
  private record Where(String sql, List<Object> parameters) {
    Where and(String condition, Object... more) {
      List<Object> all = new ArrayList<>(parameters);
      all.addAll(List.of(more));
      return new Where(sql + " and (" + condition + ")", all);
    }
  }

  /**
   * A list of the rows of a table.
   *
   * @param filters columns, each with a reader of its values
   * @param sorts SQL that yields text, a number or an instant, by names
   * @param search columns of text that {@code q} looks into
   */
  public TableListing(
      String table,
      Map<String, Function<String, ?>> filters,
      Map<String, String> sorts,
      List<String> search,
      String defaultSort,
      RowReader<T> reader) {
    this.table = table;
    this.filters = filters;
    this.sorts = sorts;
    this.search = search;
    this.defaultSort = defaultSort;
    this.reader = reader;
  }

  /** The names of the filters that can be asked for. */
  public Set<String> filterNames() {
    return filters.keySet();
  }

  /** The names of the sorts. */
  public Set<String> sortNames() {
    return sorts.keySet();
  }

  /** Whether {@code q} is understood. */
  public boolean searchable() {
    return !search.isEmpty();
  }

  /** The row of that id, if the caller may see it. */
  public Optional<T> find(Tx tx, UUID id) {
    Where where = visible(tx).and("id = ?", id);
    String sql = "select * from " + table + where.sql();
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        bind(query, where.parameters());
        try (ResultSet row = query.executeQuery()) {
          return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
        }
      }
    });
  }

  /**
   * Rows that a condition of the program's own finds, in the order of their ids.
   *
   * @param condition SQL with a question mark for each of {@code values}
   */
  public List<T> select(Tx tx, String condition, List<?> values, int limit) {
    Where where = visible(tx).and(condition, values.toArray());
    String sql = "select * from " + table + where.sql() + " order by id limit " + limit;
    return tx.jdbc(connection -> {
      List<T> items = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        bind(query, where.parameters());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            items.add(reader.read(row));
          }
        }
      }
      return items;
    });
  }

  /** The page a caller asked for. */
  public Page<T> fetch(Tx tx, ListQuery query) {
    Where where = visible(tx);
    for (Map.Entry<String, String> filter : query.filters().entrySet()) {
      where = filtered(where, filter.getKey(), filter.getValue());
    }
    String name = query.orderBy() == null ? defaultSort : query.orderBy();
    String sort = sort(name);
    Long count = count(tx, where);
    if (query.cursor() != null) {
      where = behind(where, Cursor.decode(query.cursor(), name, query.descending()), sort);
    }
    return page(tx, query, where, name, sort, count);
  }

  private Page<T> page(
      Tx tx, ListQuery query, Where where, String name, String sort, @Nullable Long count) {
    String direction = query.descending() ? " desc" : " asc";
    String order =
        sort.equals("id") ? "id" + direction : sort + direction + " nulls last, id" + direction;
    int offset = query.cursor() == null ? query.offset() : 0;
    String sql = "select t.*, " + sort + " as sort_value from " + table + " t" + where.sql()
        + " order by " + order + " limit " + (query.limit() + 1) + " offset " + offset;
    return tx.jdbc(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, where.parameters());
        List<T> items = new ArrayList<>();
        String next = null;
        Cursor last = null;
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            if (items.size() == query.limit()) {
              next = last == null ? null : last.encode();
              break;
            }
            items.add(reader.read(row));
            last =
                new Cursor(name, query.descending(), value(row), row.getObject("id", UUID.class));
          }
        }
        return new Page<>(items, count, query.limit(), query.offset(), next);
      }
    });
  }

  private static @Nullable Object value(ResultSet row) throws SQLException {
    Object value = row.getObject("sort_value");
    return value instanceof java.sql.Timestamp
        ? row.getObject("sort_value", OffsetDateTime.class).toInstant()
        : value;
  }

  private @Nullable Long count(Tx tx, Where where) {
    String sql = "select count(*) from (select 1 from " + table + where.sql() + " limit "
        + (COUNTED + 1) + ") x";
    long count = tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        bind(query, where.parameters());
        try (ResultSet row = query.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      }
    });
    return count > COUNTED ? null : count;
  }

  private static Where visible(Tx tx) {
    Where where = new Where(" where tenant_id = ?", List.of(tx.tenant().value()));
    return tx.scope() instanceof Scope.Whole ? where : where.and("false");
  }

  private Where filtered(Where where, String name, String text) {
    if (name.equals("q") && searchable()) {
      String like = "%" + Listing.escaped(text) + "%";
      String sql =
          search.stream().map(c -> "lower(" + c + ") like ?").collect(Collectors.joining(" or "));
      return where.and(sql, search.stream().map(column -> (Object) like).toArray());
    }
    Function<String, ?> parser = filters.get(name);
    if (parser == null) {
      throw Problem.invalid(
          "/" + name, "filter", "expected one of " + allowed() + ", found '" + name + "'");
    }
    try {
      return where.and(name + " = ?", parser.apply(text));
    } catch (ProblemException e) {
      throw Problem.invalid("/" + name, "filter", e.problem().detail());
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("/" + name, "filter", name + " cannot be '" + text + "'");
    }
  }

  private static Where behind(Where where, Cursor cursor, String sort) {
    String beyond = cursor.descending() ? " < ?" : " > ?";
    Object value = cursor.value();
    if (sort.equals("id")) {
      return where.and("id" + beyond, cursor.id());
    }
    if (value == null) {
      return where.and(sort + " is null and id" + beyond, cursor.id());
    }
    return where.and(
        sort + beyond + " or " + sort + " is null or (" + sort + " = ? and id" + beyond + ")",
        value,
        value,
        cursor.id());
  }

  private String sort(String name) {
    String sort = name.equals("id") ? "id" : sorts.get(name);
    if (sort == null) {
      throw Problem.invalid(
          "/order_by", "sort", "expected one of " + sorts.keySet() + ", found '" + name + "'");
    }
    return sort;
  }

  private List<String> allowed() {
    List<String> names = new ArrayList<>(filterNames());
    if (searchable()) {
      names.add("q");
    }
    return names;
  }

  private static void bind(PreparedStatement statement, List<Object> parameters)
      throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      Object value = parameters.get(i);
      statement.setObject(
          i + 1, value instanceof java.time.Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
  }
}
