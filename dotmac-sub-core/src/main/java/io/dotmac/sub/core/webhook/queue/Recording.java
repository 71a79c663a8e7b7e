package io.dotmac.sub.core.webhook.queue;

import io.dotmac.sub.core.job.RetryPlan;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes down what became of the messages of one lane, each kind of change as one statement. */
final class Recording {
  private static final String HOLD = "select 1 from webhook_endpoint"
      + " where tenant_id = ? and id = ? and lease_token = ? for no key update";

  private static final String RESULTS = """
      with r as (select * from unnest(?::uuid[], ?::timestamptz[], ?::int[], ?::int[], ?::text[],
          ?::text[]) as r(id, started_at, took_ms, status, response, error)),
      changed as (
        update webhook_delivery d set
          status = case when r.error is null then 'delivered' when d.step = 4 then 'failed'
            else 'pending' end,
          next_attempt_at = case when r.error is null or d.step = 4 then d.next_attempt_at
            else n.now + (%s)[d.step + 1] end,
          step = case when r.error is null then d.step else least(d.step + 1, 4) end,
          attempt_count = d.attempt_count + 1,
          last_attempt_at = n.now,
          delivered_at = case when r.error is null then n.now end,
          response_status = r.status, error = r.error, updated_at = now(), version = d.version + 1
        from r cross join (select ?::timestamptz as now) n
        where d.tenant_id = ? and d.id = r.id and d.status = 'pending'
        returning d.tenant_id, d.id, d.attempt_count, r.started_at, r.took_ms, r.status, r.response,
          r.error)
      insert into webhook_attempt (tenant_id, delivery_id, number, started_at, took_ms,
        response_status, response_body, error)
      select tenant_id, id, attempt_count, started_at, took_ms, status, response, error from changed
      """.formatted(RetryPlan.WAITS);

  /** Messages about the same subject wait for the one that failed. */
  private static final String POSTPONE = """
      update webhook_delivery p set next_attempt_at = h.next_attempt_at
      from webhook_delivery h
      where h.tenant_id = ? and h.id = any (?::uuid[]) and h.status = 'pending'
        and p.tenant_id = h.tenant_id and p.endpoint_id = h.endpoint_id and p.subject = h.subject
        and p.status = 'pending' and p.event_seq > h.event_seq
        and p.next_attempt_at < h.next_attempt_at
      """;

  /**
   * When a message is given up, those that waited behind it have waited as long: their plan goes on
   * from there, so that a receiver which is away for days does not keep them for weeks.
   */
  private static final String AGE = """
      update webhook_delivery p set step = greatest(p.step, %s)
      from webhook_delivery h cross join (select ?::timestamptz as now) n
      where h.tenant_id = ? and h.id = any (?::uuid[]) and h.status = 'failed'
        and p.tenant_id = h.tenant_id and p.endpoint_id = h.endpoint_id and p.subject = h.subject
        and p.status = 'pending' and p.event_seq > h.event_seq
      """.formatted(RetryPlan.usedAfter("n.now - p.queued_at"));

  private static final String GIVE_BACK = """
      update webhook_endpoint set lease_token = null, leased_until = null,
        last_round_at = clock_timestamp(),
        failures = case when ? > 0 then 0 else failures + ? end,
        failing_since = case when ? > 0 then null when ? > 0 then coalesce(failing_since, now())
          else failing_since end,
        last_success_at = case when ? > 0 then now() else last_success_at end
      where tenant_id = ? and id = ?
      """;

  private final Connection connection;
  private final Tx tx;
  private final Lane lane;

  Recording(Connection connection, Tx tx, Lane lane) {
    this.connection = connection;
    this.tx = tx;
    this.lane = lane;
  }

  boolean record(List<Sent> sent) throws SQLException {
    if (!isHeld()) {
      return false;
    }
    if (!sent.isEmpty()) {
      results(sent);
    }
    List<Sent> failed = sent.stream().filter(Sent::failed).toList();
    if (!failed.isEmpty()) {
      others(failed);
    }
    giveBack(sent.size() - failed.size(), failed.size());
    return true;
  }

  private boolean isHeld() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(HOLD)) {
      query.setObject(1, tx.tenant().value());
      query.setObject(2, lane.endpoint().value());
      query.setObject(3, lane.token());
      return query.executeQuery().next();
    }
  }

  private void results(List<Sent> sent) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RESULTS)) {
      array(statement, 1, "uuid", sent, Sent::id);
      array(statement, 2, "timestamptz", sent, each -> Timestamp.from(each.startedAt()));
      array(statement, 3, "int4", sent, Sent::tookMs);
      array(statement, 4, "int4", sent, Sent::status);
      array(statement, 5, "text", sent, Sent::response);
      array(statement, 6, "text", sent, Sent::error);
      statement.setTimestamp(7, Timestamp.from(tx.now()));
      statement.setObject(8, tx.tenant().value());
      statement.executeUpdate();
    }
  }

  private void others(List<Sent> failed) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(POSTPONE)) {
      statement.setObject(1, tx.tenant().value());
      array(statement, 2, "uuid", failed, Sent::id);
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(AGE)) {
      statement.setTimestamp(1, Timestamp.from(tx.now()));
      statement.setObject(2, tx.tenant().value());
      array(statement, 3, "uuid", failed, Sent::id);
      statement.executeUpdate();
    }
  }

  private void giveBack(int delivered, int failed) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
      statement.setInt(1, delivered);
      statement.setInt(2, failed);
      statement.setInt(3, delivered);
      statement.setInt(4, failed);
      statement.setInt(5, delivered);
      statement.setObject(6, tx.tenant().value());
      statement.setObject(7, lane.endpoint().value());
      statement.executeUpdate();
    }
  }

  private void array(
      PreparedStatement statement,
      int index,
      String type,
      List<Sent> rows,
      Function<Sent, @Nullable Object> column)
      throws SQLException {
    @Nullable Object[] values = new Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    statement.setArray(index, connection.createArrayOf(type, values));
  }
}
