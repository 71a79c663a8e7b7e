package io.dotmac.sub.core.network.inventory;

import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.JdbcWork;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the things of one kind. */
public final class Inventory<T extends Record> {
  private static final int AT_ONCE = 500;

  private final Kind<T> kind;
  private final String insert;
  private final String update;

  /** Of the things that the record declares. */
  public Inventory(Class<T> type) {
    this.kind = Kind.of(type);
    List<Column> columns = kind.columns();
    this.insert = "insert into " + kind.table() + " (tenant_id, id, created_at, updated_at, "
        + columns.stream().map(Column::name).collect(Collectors.joining(", "))
        + ") values (?, ?, ?, ?, "
        + columns.stream().map(c -> c.type().placeholder()).collect(Collectors.joining(", "))
        + ") returning *";
    this.update = "update " + kind.table() + " set version = version + 1, updated_at = ?, "
        + columns.stream()
            .map(column -> column.name() + " = " + column.type().placeholder())
            .collect(Collectors.joining(", "))
        + " where tenant_id = ? and id = ? and version = ? returning *";
  }

  /** What is known of the kind. */
  public Kind<T> kind() {
    return kind;
  }

  /** The page a caller asked for. */
  public Page<Stored<T>> list(Tx tx, ListQuery query) {
    return kind.list().fetch(tx, query);
  }

  /** The thing of that id, or a not-found problem. */
  public Stored<T> require(Tx tx, UUID id) {
    return kind.list().find(tx, id).orElseThrow(() -> Problem.notFound(kind.thing(), id));
  }

  /** Makes one. */
  public Stored<T> create(Tx tx, T sent) {
    T item = kind.checked(sent);
    checkReferences(tx, null, item);
    List<@Nullable Object> values = new ArrayList<>();
    values.add(tx.tenant().value());
    values.add(Ids.next());
    values.add(tx.systemNow().atOffset(ZoneOffset.UTC));
    values.add(tx.systemNow().atOffset(ZoneOffset.UTC));
    values.addAll(bound(item));
    return write(tx, insert, values).orElseThrow();
  }

  /** Changes one that was read before; somebody else's change in between refuses it. */
  public Stored<T> change(Tx tx, Stored<T> before, T sent) {
    T item = kind.checked(sent);
    kind.checkFixed(before.item(), item);
    checkReferences(tx, before.item(), item);
    List<@Nullable Object> values = new ArrayList<>();
    values.add(tx.systemNow().atOffset(ZoneOffset.UTC));
    values.addAll(bound(item));
    values.add(tx.tenant().value());
    values.add(before.id());
    values.add(before.version());
    return write(tx, update, values).orElseThrow(Inventory::stale);
  }

  /** Makes many, in statements of some hundred rows; gives how many. */
  public int createAll(Tx tx, List<T> items) {
    List<Column> columns = kind.columns();
    String head = insert.substring(0, insert.indexOf(" values "));
    String row = "(?, ?, ?, ?, "
        + columns.stream().map(c -> c.type().placeholder()).collect(Collectors.joining(", "))
        + ")";
    OffsetDateTime now = tx.systemNow().atOffset(ZoneOffset.UTC);
    int made = 0;
    for (List<T> some : inPieces(items)) {
      List<@Nullable Object> values = new ArrayList<>();
      for (T item : some) {
        values.addAll(Arrays.asList(tx.tenant().value(), Ids.next(), now, now));
        values.addAll(bound(kind.checked(item)));
      }
      made += execute(
          tx, head + " values " + String.join(", ", Collections.nCopies(some.size(), row)), values);
    }
    return made;
  }

  /** Changes many, in statements of some hundred rows; none of them if one was changed since. */
  public int changeAll(Tx tx, List<Change<T>> changes) {
    List<Column> columns = kind.columns();
    String row = "(?::uuid, ?::int, "
        + columns.stream()
            .map(column -> "?::" + column.type().sqlType())
            .collect(Collectors.joining(", "))
        + ")";
    String head = "update " + kind.table() + " t set version = t.version + 1, updated_at = ?, "
        + columns.stream()
            .map(column -> column.name() + " = v." + column.name())
            .collect(Collectors.joining(", "))
        + " from (values ";
    String tail = ") v (id, version, "
        + columns.stream().map(Column::name).collect(Collectors.joining(", "))
        + ") where t.tenant_id = ? and t.id = v.id and t.version = v.version";
    int changed = 0;
    for (List<Change<T>> some : inPieces(changes)) {
      List<@Nullable Object> values = new ArrayList<>();
      values.add(tx.systemNow().atOffset(ZoneOffset.UTC));
      for (Change<T> change : some) {
        T after = kind.checked(change.after());
        kind.checkFixed(change.before().item(), after);
        values.add(change.before().id());
        values.add(change.before().version());
        values.addAll(bound(after));
      }
      values.add(tx.tenant().value());
      changed += execute(
          tx, head + String.join(", ", Collections.nCopies(some.size(), row)) + tail, values);
    }
    if (changed != changes.size()) {
      throw stale();
    }
    return changed;
  }

  private static <E> List<List<E>> inPieces(List<E> all) {
    List<List<E>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      pieces.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return pieces;
  }

  private static ProblemException stale() {
    return new ProblemException(
        new Problem.Stale("stale", "somebody else changed this in the meantime; read it again"));
  }

  private int execute(Tx tx, String sql, List<@Nullable Object> values) {
    return guarded(tx, connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.size(); i++) {
          statement.setObject(i + 1, values.get(i));
        }
        return statement.executeUpdate();
      }
    });
  }

  /** Takes it out of use; what is only a link between things is removed for good. */
  public void remove(Tx tx, UUID id) {
    require(tx, id);
    String where = " where tenant_id = ? and id = ?";
    String sql = kind.retirement()
        .map(retired -> "update " + kind.table()
            + " set version = version + 1, updated_at = clock_timestamp(), " + retired + where
            + " and not (" + retired + ")")
        .orElse("delete from " + kind.table() + where);
    execute(tx, sql, List.of(tx.tenant().value(), id));
  }

  private List<@Nullable Object> bound(T item) {
    List<@Nullable Object> values = new ArrayList<>();
    kind.columns().forEach(column -> values.add(column.type().bound(column.of(item))));
    return values;
  }

  /** Looks for all that it newly refers to in one statement. */
  private void checkReferences(Tx tx, @Nullable T before, T item) {
    List<Column> asked = kind.columns().stream()
        .filter(column -> column.refersTo().isPresent() && column.of(item) != null)
        .filter(column -> before == null || !Objects.equals(column.of(item), column.of(before)))
        .toList();
    if (asked.isEmpty()) {
      return;
    }
    String sql = asked.stream()
        .map(column -> "exists (select 1 from " + column.refersTo().orElseThrow()
            + " where tenant_id = ? and id = ?)")
        .collect(Collectors.joining(", ", "select ", ""));
    Checks checks = new Checks();
    tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        for (int i = 0; i < asked.size(); i++) {
          query.setObject(2 * i + 1, tx.tenant().value());
          query.setObject(2 * i + 2, asked.get(i).of(item));
        }
        try (ResultSet row = query.executeQuery()) {
          row.next();
          for (int i = 0; i < asked.size(); i++) {
            unknown(checks, asked.get(i), item, row.getBoolean(i + 1));
          }
        }
      }
      return checks;
    });
    checks.done();
  }

  private void unknown(Checks checks, Column column, T item, boolean found) {
    checks.rule(
        found,
        "/" + column.name(),
        "unknown",
        "no " + column.refersTo().orElseThrow().replace('_', ' ') + " of the id " + column.of(item)
            + " exists");
  }

  private Optional<Stored<T>> write(Tx tx, String sql, List<@Nullable Object> values) {
    return guarded(tx, connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.size(); i++) {
          statement.setObject(i + 1, values.get(i));
        }
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? Optional.of(kind.read(row)) : Optional.empty();
        }
      }
    });
  }

  /** What the database refuses is told as the field that is wrong. */
  private <R> R guarded(Tx tx, JdbcWork<R> work) {
    return tx.jdbc(connection -> {
      try {
        return work.run(connection);
      } catch (SQLException e) {
        throw Refusals.told(kind, e);
      }
    });
  }
}
