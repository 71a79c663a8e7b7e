package io.dotmac.sub.server.adapter.freeradius;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A table of FreeRADIUS that is kept in step, and the statements that do it. Each changes any
 * number of rows. What is wanted stands in a temporary table of the same columns; {@code ref} says
 * whose a row is: a credential, a client, or a group by its name.
 */
enum SyncTable {
  RADCHECK("username", "attribute", "op", "value"),
  RADREPLY("username", "attribute", "op", "value"),
  RADUSERGROUP("username", "groupname"),
  RADGROUPREPLY("groupname", "attribute", "op", "value"),
  NAS("nasname", "shortname", "type", "secret", "description");

  /** The tables that tell of users by name. */
  static final List<SyncTable> OF_USERS = List.of(RADCHECK, RADREPLY, RADUSERGROUP);

  private final List<String> columns;

  SyncTable(String... columns) {
    this.columns = List.of(columns);
  }

  int width() {
    return columns.size();
  }

  String table() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  private String wanted() {
    return "dotmac_wanted_" + table();
  }

  /** Makes the temporary table, with the types that the columns have there. */
  String create() {
    return "create temporary table " + wanted() + " on commit drop as select null::uuid as ref, "
        + String.join(", ", columns) + " from " + table() + " where false";
  }

  /** Puts rows into it: an array of references, then one array a column. */
  String put() {
    String arrays = columns.stream().map(column -> ", ?::text[]").collect(joining());
    return "insert into " + wanted() + " select * from unnest(?::uuid[]" + arrays + ")";
  }

  String analyze() {
    return "analyze " + wanted();
  }

  /** Rows of ours that others have deleted are ours no more; the first parameter is the job. */
  String forget(String scope) {
    return "delete from dotmac_sync o where o.job_id = ? and o.table_name = '" + table() + "' and "
        + scope + " and not exists (select 1 from " + table() + " t where t.id = o.row_id)";
  }

  /** Deletes rows of ours that are not wanted; the first parameter is the job. */
  String remove(String scope) {
    return "with gone as (select o.row_id, o.ref from dotmac_sync o join " + table()
        + " t on t.id = o.row_id where o.job_id = ? and o.table_name = '" + table() + "' and "
        + scope + " and not exists (select 1 from " + wanted() + " w where w.ref = o.ref"
        + same("w") + ")), deleted as (delete from " + table()
        + " t using gone where t.id = gone.row_id), ours as (delete from dotmac_sync o using gone"
        + " where o.table_name = '" + table() + "' and o.row_id = gone.row_id)"
        + " insert into dotmac_touched select ref, '" + table() + "', 0, count(*) from gone"
        + " group by ref";
  }

  /** Inserts wanted rows that are not there; both parameters are the job. */
  String add() {
    String list = String.join(", ", columns);
    String wantedList = columns.stream().map(column -> "w." + column).collect(joining(", "));
    return "with missing as (select distinct w.ref, " + wantedList + " from " + wanted()
        + " w where not exists (select 1 from dotmac_sync o join " + table()
        + " t on t.id = o.row_id where o.job_id = ? and o.table_name = '" + table()
        + "' and o.ref = w.ref" + same("w") + ")),"
        + " whose as (select distinct ref, " + columns.get(0) + " as named from missing),"
        + " added as (insert into " + table() + " (" + list + ") select " + list
        + " from missing order by ref returning id, " + columns.get(0) + " as named),"
        + " ours as (insert into dotmac_sync (job_id, table_name, row_id, ref) select ?, '"
        + table() + "', added.id, whose.ref from added join whose using (named))"
        + " insert into dotmac_touched select ref, '" + table() + "', count(*), 0 from missing"
        + " group by ref";
  }

  /** Takes over rows of the users in conflict that are nobody's; the parameter is the job. */
  String adopt() {
    return "insert into dotmac_sync (job_id, table_name, row_id, ref) select ?, '" + table()
        + "', t.id, c.ref from dotmac_conflict c join " + table() + " t on t.username = c.username"
        + " where not exists (select 1 from dotmac_sync o where o.table_name = '" + table()
        + "' and o.row_id = t.id)";
  }

  /** What is wanted of users in conflict is wanted no more. */
  String withoutConflicts() {
    return "delete from " + wanted() + " w using dotmac_conflict c where c.ref = w.ref";
  }

  /** The references of which rows are wanted. */
  String wantedRefs() {
    return "o.ref in (select ref from " + wanted() + ")";
  }

  private String same(String alias) {
    return columns.stream()
        .map(column -> " and " + alias + "." + column + " = t." + column)
        .collect(joining());
  }
}
