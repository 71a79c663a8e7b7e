package io.dotmac.sub.core.subscriber.erasure;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.SubscriberStatus;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes everything that tells who a subscriber is out of the rows, for good: name, ways to reach,
 * addresses, custom fields, messages, logins, line identifiers, refused logins. Numbers, services,
 * sessions and documents stay and are of no person any more. What the audit says of earlier changes
 * goes when its time is over.
 */
public final class PersonErasure {
  private static final String OF_PRINCIPAL = """
      principal_id in (select p.id from principal p
        where p.tenant_id = w.tenant_id and p.subscriber_id = w.subscriber_id)
      """;
  private static final String CREDENTIALS = """
      select c.id from user_credential c join principal p
        on p.tenant_id = c.tenant_id and p.id = c.principal_id
      where p.tenant_id = w.tenant_id and p.subscriber_id = w.subscriber_id
      """;
  private static final String ORDERS = """
      select o.id from service_order o
      where o.tenant_id = w.tenant_id and o.subscriber_id = w.subscriber_id
      """;

  /** In their order; {@code w} is one row of tenant and subscriber. */
  private static final List<String> STATEMENTS = List.of(
      """
      update subscriber s set first_name = 'Erased', last_name = 'Person', display_name = null,
        avatar_url = null, email = 'erased-' || s.id || '@invalid.invalid',
        email_verified = false, phone = null, date_of_birth = null, gender = 'unknown',
        preferred_contact_method = null, locale = null, timezone = null, address_line1 = null,
        address_line2 = null, city = null, postal_code = null, billing_name = null,
        billing_address_line1 = null, billing_address_line2 = null, billing_city = null,
        billing_postal_code = null, external_id = null, status_reason = null, notes = null,
        metadata = null, marketing_opt_in = false, erased_at = now(), updated_at = now(),
        version = s.version + 1
      from w where s.tenant_id = w.tenant_id and s.id = w.subscriber_id
      """,
      """
      update address a set address_line1 = 'erased', address_line2 = null, label = null,
        city = null, postal_code = null, latitude = null, longitude = null, is_active = false,
        is_primary = false, updated_at = now(), version = a.version + 1
      from w where a.tenant_id = w.tenant_id and a.subscriber_id = w.subscriber_id
      """,
      """
      delete from subscriber_channel c using w
      where c.tenant_id = w.tenant_id and c.subscriber_id = w.subscriber_id
      """,
      """
      delete from subscriber_custom_field f using w
      where f.tenant_id = w.tenant_id and f.subscriber_id = w.subscriber_id
      """,
      """
      update access_credential c set username = 'erased-' || c.id, secret_sealed = null,
        secret_kind = null, mac_address = null, circuit_id = null, remote_id = null,
        is_active = false, updated_at = now(), version = c.version + 1
      from w where c.tenant_id = w.tenant_id and c.subscriber_id = w.subscriber_id
      """,
      """
      update radius_accounting_session s set username =
          'erased-' || coalesce(s.access_credential_id, s.id),
        calling_station_id = null, nas_port_id = null, version = s.version + 1
      from w where s.tenant_id = w.tenant_id and s.subscriber_id = w.subscriber_id
      """,
      """
      delete from radius_auth_log l using w
      where l.tenant_id = w.tenant_id and l.subscriber_id = w.subscriber_id
      """,
      """
      delete from line_test t using w join subscription s
        on s.tenant_id = w.tenant_id and s.subscriber_id = w.subscriber_id
      where t.tenant_id = s.tenant_id and t.subscription_id = s.id
      """,
      """
      update notification n set recipient = 'erased-' || n.id, subject = null, body = null,
        html_body = null, content_sealed = null, lease_token = null, leased_until = null,
        status = case when n.status in ('queued', 'sending') then 'canceled' else n.status end,
        error = null, updated_at = now(), version = n.version + 1
      from w where n.tenant_id = w.tenant_id and n.subscriber_id = w.subscriber_id
      """,
      """
      update notification_delivery d set response_body = null, version = d.version + 1
      from w join notification n
        on n.tenant_id = w.tenant_id and n.subscriber_id = w.subscriber_id
      where d.tenant_id = n.tenant_id and d.notification_id = n.id
      """,
      """
      delete from notification_choice c using w
      where c.tenant_id = w.tenant_id and c.subscriber_id = w.subscriber_id
      """,
      """
      delete from push_token p using w
      where p.tenant_id = w.tenant_id and p.subscriber_id = w.subscriber_id
      """,
      """
      update service_order o set notes = null, ended_reason = null, updated_at = now(),
        version = o.version + 1
      from w where o.tenant_id = w.tenant_id and o.subscriber_id = w.subscriber_id
      """,
      "delete from service_order_note n using w where n.tenant_id = w.tenant_id"
          + " and n.service_order_id in (" + ORDERS + ")",
      "update install_appointment a set notes = null, updated_at = now(), version = a.version + 1"
          + " from w where a.tenant_id = w.tenant_id and a.service_order_id in (" + ORDERS + ")",
      "update provisioning_task k set notes = null, updated_at = now(), version = k.version + 1"
          + " from w where k.tenant_id = w.tenant_id and k.service_order_id in (" + ORDERS + ")",
      "delete from account_token t using w where t.tenant_id = w.tenant_id and t.credential_id in ("
          + CREDENTIALS + ")",
      "delete from sso_identity i using w where i.tenant_id = w.tenant_id and i.credential_id in ("
          + CREDENTIALS + ")",
      "delete from mfa_challenge t using w where t.tenant_id = w.tenant_id and t.credential_id in ("
          + CREDENTIALS + ")",
      "delete from mfa_method m using w where m.tenant_id = w.tenant_id and m." + OF_PRINCIPAL,
      "delete from recovery_code r using w where r.tenant_id = w.tenant_id and r." + OF_PRINCIPAL,
      "delete from remembered_device d using w where d.tenant_id = w.tenant_id and d."
          + OF_PRINCIPAL,
      "delete from login_session s using w where s.tenant_id = w.tenant_id and s." + OF_PRINCIPAL,
      "delete from user_credential c using w where c.tenant_id = w.tenant_id and c." + OF_PRINCIPAL,
      """
      update principal p set name = 'Erased person', email = null, locale = null,
        is_active = false, updated_at = now(), version = p.version + 1
      from w where p.tenant_id = w.tenant_id and p.subscriber_id = w.subscriber_id
      """);

  private PersonErasure() {}

  /**
   * Erases the person; doing it again changes nothing more.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException when the subscriber is not canceled
   */
  public static void erase(Tx tx, SubscriberId id) {
    Subscriber subscriber = tx.lock(Subscriber.class, id);
    if (subscriber.status() != SubscriberStatus.CANCELED) {
      throw Problem.conflict(
          "subscriber_live",
          "a person can be erased when the subscriber is canceled; this one is "
              + subscriber.status());
    }
    tx.jdbc(connection -> {
      for (String statement : STATEMENTS) {
        run(connection, tx, id, statement);
      }
      return STATEMENTS.size();
    });
    tx.session().clear();
  }

  private static void run(Connection connection, Tx tx, SubscriberId id, String statement)
      throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(
        "with w (tenant_id, subscriber_id) as (values (?::uuid, ?::uuid)) " + statement)) {
      change.setObject(1, tx.tenant().value());
      change.setObject(2, id.value());
      change.executeUpdate();
    }
  }
}
