package io.dotmac.sub.core.webhook;

/** How an event of {@code event_store e} becomes a delivery: the same for new and for old ones. */
final class EventMessage {
  /** Whom it is about: a customer as a whole, so that all of their events keep order. */
  private static final String SUBJECT = "coalesce(e.subscriber_id, e.account_id,"
      + " e.subscription_id, e.invoice_id, e.service_order_id, e.event_id)";

  /** The envelope that consumers of {@code GET /events} know, as text. */
  private static final String BODY = """
      (select row_to_json(b)::text from (select e.event_id, e.event_type,
        to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as occurred_at,
        e.seq as sequence, e.payload,
        (select row_to_json(c) from (select e.actor_name as actor, e.subscriber_id, e.account_id,
          e.subscription_id, e.invoice_id, e.service_order_id) c) as context) b)""";

  /** The subscription by which each endpoint gets it: the one that names its type before *. */
  static final String SUBSCRIBED = """
      join lateral (
        select distinct on (s.endpoint_id) s.endpoint_id, s.id
        from webhook_subscription s join webhook_endpoint w
          on w.tenant_id = s.tenant_id and w.id = s.endpoint_id
        where s.tenant_id = e.tenant_id and s.is_active and w.is_active
          and s.event_type in (e.event_type, '*')
        order by s.endpoint_id, s.event_type = '*') s on true""";

  private EventMessage() {}

  /**
   * Inserts deliveries; what is about a subject whose messages wait waits as long. The first
   * parameter is the tenant's moment.
   *
   * @param from gives the events as {@code e}
   * @param rest gives endpoint and subscription as {@code s}, and what follows
   */
  static String rows(String from, String rest) {
    return """
        insert into webhook_delivery (tenant_id, id, endpoint_id, subscription_id, event_id,
          event_seq, event_type, subject, body, queued_at, next_attempt_at)
        select e.tenant_id, dotmac_time_uuid(), s.endpoint_id, s.id, e.event_id, e.seq,
          e.event_type, %1$s, %2$s, n.now, greatest(n.now, (
            select max(p.next_attempt_at) from webhook_delivery p where p.tenant_id = e.tenant_id
              and p.endpoint_id = s.endpoint_id and p.subject = %1$s and p.status = 'pending'))
        %3$s cross join (select ?::timestamptz as now) n
        %4$s
        """.formatted(SUBJECT, BODY, from, rest);
  }
}
