package io.dotmac.sub.core.audit.seal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table whose rows are sealed. It has the columns {@code tenant_id}, {@code seq}, {@code txid};
 * its seals stand in a table with {@code tenant_id}, {@code seq}, the keys, {@code previous_hash}
 * and {@code hash}, the end of the chain in one like {@code ledger_seal_head}.
 *
 * @param thing what people call a row
 * @param rows the table
 * @param seals the table of its seals
 * @param heads the table of the ends of chains
 * @param keys what finds a row within its tenant; the first says which row it is
 * @param writtenAt the column of rows that says when
 * @param text the canonical text of a row {@code t}: an SQL expression over every column
 * @param forgets whether the oldest are deleted; then the end of a chain says also where it begins
 */
public record SealedTable(
    String thing,
    String rows,
    String seals,
    String heads,
    List<Key> keys,
    String writtenAt,
    String text,
    boolean forgets) {
  /** Copies the keys. */
  public SealedTable {
    keys = List.copyOf(keys);
  }

  /**
   * A column that finds a row.
   *
   * @param row its name in the table of rows
   * @param seal its name in the table of seals
   * @param type its type in PostgreSQL
   */
  public record Key(String row, String seal, String type) {}

  /** That a seal {@code s} is of a row {@code t}. */
  String joined() {
    return keys.stream()
        .map(key -> " and t." + key.row() + " = s." + key.seal())
        .collect(Collectors.joining("", "t.tenant_id = s.tenant_id", ""));
  }

  private String each(String before, java.util.function.Function<Key, String> part) {
    return keys.stream().map(part).collect(Collectors.joining(", " + before, before, ""));
  }

  String first() {
    return "insert into " + heads + " (tenant_id, hash) values (?, ?) on conflict do nothing";
  }

  String head() {
    return """
        select h.position, h.hash, h.swept_seq, h.marked_seq,
          h.marked_xid <= pg_snapshot_xmin(pg_current_snapshot())
        from %s h where h.tenant_id = ? for update skip locked
        """.formatted(heads);
  }

  /** A transaction id of the future came with a restored database: it ended long ago. */
  String ready(int most) {
    return """
        select %s, %s
        from %s t
        where t.tenant_id = ? and t.seq > ?
          and (t.txid < pg_snapshot_xmin(pg_current_snapshot())
            or t.txid >= pg_snapshot_xmax(pg_current_snapshot()))
          and not exists (select from %s s where %s)
        order by t.seq limit %d
        """.formatted(
            text, each("", key -> "t." + key.row() + "::text"), rows, seals, joined(), most);
  }

  String seal() {
    return """
        insert into %s (tenant_id, seq, previous_hash, hash, %s)
        select ?, r.seq, decode(r.previous, 'hex'), decode(r.hash, 'hex'), %s
        from unnest(?::int8[], ?::text[], ?::text[], %s) as r(seq, previous, hash, %s)
        """.formatted(
            seals,
            each("", Key::seal),
            each("r.", key -> key.row() + "::" + key.type()),
            each("", key -> "?::text[]"),
            each("", Key::row));
  }

  /**
   * Behind {@code swept_seq} nothing is left to seal. It moves up to what was marked once all that
   * was under way at the marking has ended and is sealed.
   */
  String move() {
    return """
        update %s set position = ?, hash = ?, sealed_at = now(),
          swept_seq = case when ? then coalesce(marked_seq, swept_seq) else swept_seq end,
          marked_seq = case when ? then (select coalesce(max(seq), 0) from %s
            where tenant_id = ?) else marked_seq end,
          marked_xid = case when ? then pg_snapshot_xmax(pg_current_snapshot())
            else marked_xid end
        where tenant_id = ?
        """.formatted(heads, rows);
  }

  /** The position and the hash after which the chain begins. */
  String base() {
    return forgets
        ? "select base_position, base_hash from " + heads + " where tenant_id = ?"
        : "select 0::bigint, null::bytea where ?::uuid is null";
  }

  String chain() {
    return """
        select s.seq, s.%s, s.previous_hash, s.hash, (select %s from %s t where %s)
        from %s s where s.tenant_id = ? order by s.seq
        """.formatted(keys.get(0).seal(), text, rows, joined(), seals);
  }

  String tail() {
    return """
        select count(*), min(t.%s) from %s t left join %s s on %s
        where t.tenant_id = ? and s.%s is null
        """.formatted(writtenAt, rows, seals, joined(), keys.get(0).seal());
  }

  String end() {
    return """
        select 'the chain ends at ' || h.position || ' with ' || encode(h.hash, 'hex')
          || ', its last seal is ' || coalesce(s.seq, %1$s)
        from %2$s h left join lateral (select seq, hash from %3$s
          where tenant_id = h.tenant_id order by seq desc limit 1) s on true
        where h.tenant_id = ? and (h.position <> coalesce(s.seq, %1$s) or h.hash <> s.hash)
        """.formatted(forgets ? "h.base_position" : "0", heads, seals);
  }
}
