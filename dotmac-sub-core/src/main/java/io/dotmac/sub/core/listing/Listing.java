package io.dotmac.sub.core.listing;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * The list of one entity: which filters and sorts it has and which rows a scope may see. REST,
 * tables, exports and OpenAPI read this one declaration. The entity is {@code e} in its fragments;
 * its id must be an {@link io.dotmac.sub.core.tx.Id} named {@code id}.
 *
 * <p>Immutable: each method gives a new listing, so that it can be a constant.
 */
public final class Listing<T> {
  private static final long COUNTED = 10_000;

  private final Class<T> type;
  private final Map<String, Filter> filters;
  private final Map<String, String> sorts;
  private final String defaultSort;
  private final @Nullable String search;
  private final @Nullable String own;
  private final @Nullable String reseller;
  private final String idPath;

  /** The text is absent unless the list is one of such rows only. */
  private record Filter(
      String hql, Function<String, ?> parser, @Nullable String only) {}

  private Listing(
      Class<T> type,
      Map<String, Filter> filters,
      Map<String, String> sorts,
      String defaultSort,
      @Nullable String search,
      @Nullable String own,
      @Nullable String reseller,
      String idPath) {
    this.type = type;
    this.filters = filters;
    this.sorts = sorts;
    this.defaultSort = defaultSort;
    this.search = search;
    this.own = own;
    this.reseller = reseller;
    this.idPath = idPath;
  }

  /** A list of all rows, newest first: sorted by id, which is ordered by time. */
  public static <T> Listing<T> of(Class<T> type) {
    return new Listing<>(type, Map.of(), Map.of(), "-id", null, null, null, "e.id.value");
  }

  /** For an entity whose id is a plain UUID property. */
  public Listing<T> idPath(String path) {
    return new Listing<>(type, filters, sorts, defaultSort, search, own, reseller, path);
  }

  /**
   * A filter by a plain field name.
   *
   * @param hql a condition with {@code :name} in it; dots of the name become underscores
   * @param parser reads the text; what it refuses becomes an invalid-input problem
   */
  public Listing<T> filter(String name, String hql, Function<String, ?> parser) {
    Map<String, Filter> more = new LinkedHashMap<>(filters);
    more.put(name, new Filter(hql, parser, null));
    return new Listing<>(type, more, sorts, defaultSort, search, own, reseller, idPath);
  }

  /** Of the rows only that a filter finds with that text; who asks can no longer set it. */
  public Listing<T> only(String name, String text) {
    Filter filter = filters.get(name);
    if (filter == null) {
      throw new IllegalArgumentException("no filter " + name + " in " + filters.keySet());
    }
    Map<String, Filter> some = new LinkedHashMap<>(filters);
    some.put(name, new Filter(filter.hql(), filter.parser(), text));
    return new Listing<>(type, some, sorts, defaultSort, search, own, reseller, idPath);
  }

  /** A sort by name; {@code hql} yields text, a number, a date or an instant, and may be null. */
  public Listing<T> sort(String name, String hql) {
    Map<String, String> more = new LinkedHashMap<>(sorts);
    more.put(name, hql);
    return new Listing<>(type, filters, more, defaultSort, search, own, reseller, idPath);
  }

  /** The order unless asked otherwise; a leading minus means descending. */
  public Listing<T> defaultSort(String name) {
    return new Listing<>(type, filters, sorts, name, search, own, reseller, idPath);
  }

  /**
   * What {@code q} searches: a condition over {@code :q}, which is lower-case, in percent signs.
   */
  public Listing<T> search(String hql) {
    return new Listing<>(type, filters, sorts, defaultSort, hql, own, reseller, idPath);
  }

  /** The rows a subscriber may see: a condition over {@code :own}. Without it: none. */
  public Listing<T> own(String hql) {
    return new Listing<>(type, filters, sorts, defaultSort, search, hql, reseller, idPath);
  }

  /** The rows a reseller may see: a condition over {@code :reseller}. Without it: none. */
  public Listing<T> reseller(String hql) {
    return new Listing<>(type, filters, sorts, defaultSort, search, own, hql, idPath);
  }

  /** The names of the filters that can be asked for. */
  public Set<String> filterNames() {
    Set<String> names = new LinkedHashSet<>();
    filters.forEach((name, filter) -> {
      if (filter.only() == null) {
        names.add(name);
      }
    });
    return names;
  }

  /** The names of the sorts. */
  public Set<String> sortNames() {
    return sorts.keySet();
  }

  /** Whether {@code q} is understood. */
  public boolean searchable() {
    return search != null;
  }

  /** The page a caller asked for, of the rows its scope may see. */
  public Page<T> fetch(Tx tx, ListQuery query) {
    Conditions where = conditions(tx, query);
    String sortName = query.orderBy() == null ? stripped(defaultSort) : query.orderBy();
    boolean descending = query.orderBy() == null ? defaultSort.startsWith("-") : query.descending();
    String sort = sortExpression(sortName);
    Long count = count(tx, where);
    if (query.cursor() != null) {
      where.after(Cursor.decode(query.cursor(), sortName, descending), sort, idPath);
    }
    List<Object[]> rows = rows(tx, where, sort, descending, query);
    boolean more = rows.size() > query.limit();
    List<T> items =
        rows.stream().limit(query.limit()).map(row -> type.cast(row[0])).toList();
    String next = null;
    if (more) {
      Object[] last = rows.get(query.limit() - 1);
      next = new Cursor(sortName, descending, last[1], (UUID) last[2]).encode();
    }
    return new Page<>(items, count, query.limit(), query.offset(), next);
  }

  /** Every matching row in default order, page by page, for exports; memory does not grow. */
  public void each(Tx tx, ListQuery query, Consumer<T> row) {
    ListQuery page =
        new ListQuery(query.filters(), query.orderBy(), query.descending(), 200, 0, null);
    while (true) {
      Page<T> fetched = fetch(tx, page);
      fetched.items().forEach(row);
      tx.session().clear();
      String next = fetched.nextCursor();
      if (next == null) {
        return;
      }
      page = page.after(next);
    }
  }

  /** Whether the caller's scope may see the row of that id, which this tenant has. */
  public boolean visible(Tx tx, UUID id) {
    if (tx.scope() instanceof Scope.Whole) {
      return true;
    }
    Conditions where = new Conditions();
    scope(tx, where);
    where.and(idPath + " = :visible_id", "visible_id", id);
    Long count = count(tx, where);
    return count == null || count > 0;
  }

  /** The row of that id, if the caller's scope may see it; else a not-found problem. */
  public T require(Tx tx, Id id) {
    T found = tx.require(type, id);
    if (!visible(tx, id.value())) {
      throw Problem.notFound(Tx.thing(type), id.value());
    }
    return found;
  }

  private List<Object[]> rows(
      Tx tx, Conditions where, String sort, boolean descending, ListQuery query) {
    String direction = descending ? " desc" : " asc";
    String order = sort.equals(idPath)
        ? idPath + direction
        : sort + direction + " nulls last, " + idPath + direction;
    SelectionQuery<Object[]> hql = tx.session()
        .createSelectionQuery(
            "select e, " + sort + ", " + idPath + " from " + type.getName() + " e" + where
                + " order by " + order,
            Object[].class);
    where.bind(hql);
    hql.setMaxResults(query.limit() + 1);
    if (query.cursor() == null) {
      hql.setFirstResult(query.offset());
    }
    return hql.getResultList();
  }

  private @Nullable Long count(Tx tx, Conditions where) {
    SelectionQuery<Long> hql = tx.session()
        .createSelectionQuery(
            "select count(x.i) from (select " + idPath + " as i from " + type.getName() + " e"
                + where + " order by " + idPath + " limit " + (COUNTED + 1) + ") x",
            Long.class);
    where.bind(hql);
    Long count = hql.getSingleResult();
    return count > COUNTED ? null : count;
  }

  private Conditions conditions(Tx tx, ListQuery query) {
    Conditions where = new Conditions();
    scope(tx, where);
    filters.forEach((name, filter) -> {
      String only = filter.only();
      if (only != null) {
        where.and(filter.hql(), parameter(name), filter.parser().apply(only));
      }
    });
    query.filters().forEach((name, text) -> filter(where, name, text));
    return where;
  }

  private void filter(Conditions where, String name, String text) {
    if (name.equals("q") && search != null) {
      where.and(search, "q", "%" + escaped(text) + "%");
      return;
    }
    Filter filter = filters.get(name);
    if (filter == null || filter.only() != null) {
      throw Problem.invalid(
          "/" + name, "filter", "expected one of " + allowed() + ", found '" + name + "'");
    }
    try {
      where.and(filter.hql(), parameter(name), filter.parser().apply(text));
    } catch (ProblemException e) {
      throw Problem.invalid("/" + name, "filter", e.problem().detail());
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw Problem.invalid("/" + name, "filter", name + " cannot be '" + text + "'");
    }
  }

  private void scope(Tx tx, Conditions where) {
    tx.scope()
        .match(
            whole -> where,
            r -> where.and(reseller == null ? "1 = 0" : reseller, "reseller", r.reseller()),
            o -> where.and(own == null ? "1 = 0" : own, "own", o.subscriber()));
  }

  private static String parameter(String name) {
    return name.replace('.', '_');
  }

  private List<String> allowed() {
    List<String> names = new ArrayList<>(filterNames());
    if (search != null) {
      names.add("q");
    }
    return names;
  }

  private String sortExpression(String name) {
    String sort = name.equals("id") ? idPath : sorts.get(name);
    if (sort == null) {
      throw Problem.invalid(
          "/order_by", "sort", "expected one of " + sorts.keySet() + ", found '" + name + "'");
    }
    return sort;
  }

  private static String stripped(String sort) {
    return sort.startsWith("-") ? sort.substring(1) : sort;
  }

  static String escaped(String text) {
    return text.toLowerCase(java.util.Locale.ROOT)
        .replace("\\", "\\\\")
        .replace("%", "\\%")
        .replace("_", "\\_");
  }
}
