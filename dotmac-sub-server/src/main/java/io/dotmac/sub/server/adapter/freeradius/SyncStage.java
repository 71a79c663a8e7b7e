package io.dotmac.sub.server.adapter.freeradius;

import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.access.sync.SyncCounts;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One transaction of the external database: takes what is wanted, and then lets the database find
 * and write what differs. One job at a time works there, since it locks the table of ownership.
 */
final class SyncStage {
  private static final int NAMES_TOLD = 20;

  private static final List<String> OWNERSHIP =
      List.of("""
      create table dotmac_sync (
        job_id uuid not null,
        table_name text not null,
        row_id bigint not null,
        ref uuid not null,
        primary key (table_name, row_id)
      )
      """, "create index dotmac_sync_ref on dotmac_sync (job_id, table_name, ref)");

  private static final List<String> BEGIN = List.of(
      "lock table dotmac_sync in share row exclusive mode",
      "create temporary table dotmac_scope (ref uuid) on commit drop",
      "create temporary table dotmac_touched (ref uuid, table_name text, added int, removed int)"
          + " on commit drop");

  private static final String BEFORE = """
      create temporary table dotmac_before on commit drop as
      select distinct table_name, ref from dotmac_sync
      where job_id = '%s' and table_name in ('radcheck', 'nas')
      """;

  /** Users we want who are there already, and of whose rows none is ours. */
  private static final String CONFLICTS = """
      create temporary table dotmac_conflict on commit drop as
      select w.ref, w.username from dotmac_wanted_radcheck w
      join radcheck t on t.username = w.username
      left join dotmac_sync o on o.table_name = 'radcheck' and o.row_id = t.id and o.job_id = '%s'
      group by w.ref, w.username having count(o.row_id) = 0
      """;

  private static final String ADOPTED = """
      delete from dotmac_conflict c where not exists (
        select 1 from radcheck t join dotmac_sync o
          on o.table_name = 'radcheck' and o.row_id = t.id and o.job_id <> ?
        where t.username = c.username)
      """;

  private static final String CHANGED = """
      select count(*) filter (where b.ref is null and n.ref is not null),
        count(*) filter (where b.ref is not null and n.ref is not null),
        count(*) filter (where b.ref is not null and n.ref is null)
      from (select distinct ref from dotmac_touched where table_name = any (?)) t
      left join dotmac_before b on b.ref = t.ref and b.table_name = ?
      left join (select distinct ref from dotmac_sync where job_id = ? and table_name = ?) n
        on n.ref = t.ref
      """;

  private final Connection connection;
  private final UUID job;
  private final boolean everything;
  private final Set<String> groups = new HashSet<>();
  private final List<SyncTable> tables = new ArrayList<>();

  /**
   * Begins.
   *
   * @param everything whether all that is wanted will be put here: what is ours and was not put is
   *     deleted then, else only that of the users in scope
   */
  SyncStage(Connection connection, RadiusSyncJobId job, boolean everything) throws SQLException {
    this.connection = connection;
    this.job = job.value();
    this.everything = everything;
    try (Statement statement = connection.createStatement()) {
      ResultSet known = statement.executeQuery("select to_regclass('dotmac_sync') is not null");
      known.next();
      if (!known.getBoolean(1)) {
        for (String sql : OWNERSHIP) {
          statement.execute(sql);
        }
      }
      for (String sql : BEGIN) {
        statement.execute(sql);
      }
      statement.execute(BEFORE.formatted(job));
    }
  }

  /** From here on these tables are compared. */
  void compare(SyncTable... compared) throws SQLException {
    for (SyncTable table : compared) {
      execute(table.create());
      tables.add(table);
    }
  }

  /** These credentials are looked at, wanted or not. */
  void look(Collection<UUID> credentials) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into dotmac_scope select unnest(?::uuid[])")) {
      insert.setArray(1, connection.createArrayOf("uuid", credentials.toArray()));
      insert.executeUpdate();
    }
  }

  /** These users are wanted, with the groups they are in. */
  void users(List<SyncedUser> users) throws SQLException {
    List<Object[]> checks = new ArrayList<>();
    List<Object[]> replies = new ArrayList<>();
    List<Object[]> members = new ArrayList<>();
    List<Object[]> common = new ArrayList<>();
    for (SyncedUser user : users) {
      items(checks, user.credential(), user.username(), user.checks());
      items(replies, user.credential(), user.username(), user.replies());
      SyncedUser.Group group = user.groupOrNull();
      if (group != null) {
        members.add(new Object[] {user.credential(), user.username(), group.name()});
        if (groups.add(group.name())) {
          items(
              common,
              UUID.nameUUIDFromBytes(group.name().getBytes(StandardCharsets.UTF_8)),
              group.name(),
              group.replies());
        }
      }
    }
    put(SyncTable.RADCHECK, checks);
    put(SyncTable.RADREPLY, replies);
    put(SyncTable.RADUSERGROUP, members);
    put(SyncTable.RADGROUPREPLY, common);
  }

  private static void items(List<Object[]> rows, UUID ref, String name, List<Item> items) {
    for (Item item : items) {
      rows.add(new Object[] {ref, name, item.attribute(), item.op(), item.value()});
    }
  }

  /** Rows of a table are wanted: each its reference and its columns. */
  void put(SyncTable table, List<Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(table.put())) {
      for (int column = 0; column <= table.width(); column++) {
        Object[] values = new Object[rows.size()];
        for (int row = 0; row < values.length; row++) {
          values[row] = rows.get(row)[column];
        }
        insert.setArray(
            column + 1, connection.createArrayOf(column == 0 ? "uuid" : "text", values));
      }
      insert.executeUpdate();
    }
  }

  /**
   * Writes what differs.
   *
   * @param adopt whether users who are there already become ours
   * @param without users who are not wanted although they are known here, by the reason
   */
  SyncCounts apply(boolean adopt, Map<String, SyncCounts.Left> without) throws SQLException {
    for (SyncTable table : tables) {
      execute(table.analyze());
    }
    Map<String, SyncCounts.Left> left = new TreeMap<>(without);
    if (tables.contains(SyncTable.RADCHECK)) {
      conflicts(adopt, left);
    }
    for (SyncTable table : tables) {
      execute(table.forget(scope(table)), job);
      execute(table.remove(scope(table)), job);
    }
    for (SyncTable table : tables) {
      execute(table.add(), job, job);
    }
    List<String> ofUsers = SyncTable.OF_USERS.stream().map(SyncTable::table).toList();
    return new SyncCounts(
        changed(ofUsers, "radcheck"), changed(List.of("nas"), "nas"), rows(), left);
  }

  private String scope(SyncTable table) {
    if (everything) {
      return "true";
    }
    return table == SyncTable.RADGROUPREPLY
        ? table.wantedRefs()
        : "o.ref in (select ref from dotmac_scope)";
  }

  private void conflicts(boolean adopt, Map<String, SyncCounts.Left> left) throws SQLException {
    execute(CONFLICTS.formatted(job));
    if (adopt) {
      for (SyncTable table : SyncTable.OF_USERS) {
        execute(table.adopt(), job);
      }
      execute(ADOPTED, job);
    }
    for (SyncTable table : SyncTable.OF_USERS) {
      execute(table.withoutConflicts());
    }
    try (Statement statement = connection.createStatement()) {
      ResultSet row = statement.executeQuery(
          "select count(*) over (), username from dotmac_conflict order by username limit "
              + NAMES_TOLD);
      List<String> names = new ArrayList<>();
      int count = 0;
      while (row.next()) {
        count = row.getInt(1);
        names.add(row.getString(2));
      }
      if (count > 0) {
        left.put("not_ours", new SyncCounts.Left(count, names));
      }
    }
  }

  private SyncCounts.Changed changed(List<String> of, String known) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(CHANGED)) {
      query.setArray(1, connection.createArrayOf("text", of.toArray()));
      query.setString(2, known);
      query.setObject(3, job);
      query.setString(4, known);
      ResultSet row = query.executeQuery();
      row.next();
      return new SyncCounts.Changed(row.getInt(1), row.getInt(2), row.getInt(3));
    }
  }

  private Map<String, SyncCounts.Rows> rows() throws SQLException {
    Map<String, SyncCounts.Rows> rows = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      ResultSet row = statement.executeQuery("select table_name, sum(added), sum(removed)"
          + " from dotmac_touched group by table_name order by table_name");
      while (row.next()) {
        rows.put(row.getString(1), new SyncCounts.Rows(row.getInt(2), row.getInt(3)));
      }
    }
    return rows;
  }

  private void execute(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }
}
