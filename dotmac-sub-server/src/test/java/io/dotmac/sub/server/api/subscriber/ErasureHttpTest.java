package io.dotmac.sub.server.api.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ErasureHttpTest {
  /** In every field that tells who somebody is. */
  private static final String MARK = "zebulon";

  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  @Test
  void nothingTellsWhoAnErasedPersonWasAndTheBooksBalanceAsBefore() throws SQLException {
    String id = someone();
    String invoice = bought(id);
    ordered(id);
    assertThat(tablesThatTell()).contains("subscriber", "address", "access_credential");
    String before = statement(id);
    assertThat(before).contains("100.00");

    assertThat(admin.post("/subscribers/" + id + "/erase", "{}").body()).contains("is ACTIVE");
    assertThat(admin.delete("/subscribers/" + id).status()).isEqualTo(204);
    Answer erased = admin.post("/subscribers/" + id + "/erase", "{}");
    Answer again = admin.post("/subscribers/" + id + "/erase", "{}");

    assertThat(erased.status()).as(erased.body()).isEqualTo(204);
    assertThat(again.status()).as(again.body()).isEqualTo(204);
    assertThat(tablesThatTell()).isEmpty();
    JsonNode left = admin.get("/subscribers/" + id).json();
    assertThat(left.path("name").asText()).isEqualTo("Erased Person");
    assertThat(left.path("subscriber_number").asText()).startsWith("SUB-");
    assertThat(admin.get("/invoices/" + invoice).json().path("status").asText()).isEqualTo("paid");
    assertThat(figures(statement(id))).isEqualTo(figures(before));
    assertThat(server.db().inTx(server.one().id(), MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void whoOwesIsNotErasedAndNobodyErasesWhatIsNotTheirs() {
    UUID debtor = server.two().subscriber();
    ApiClient staff = server.two().admin();
    staff.post("/invoices", lines(debtor.toString()));
    staff.delete("/subscribers/" + debtor);

    Answer refused = staff.post("/subscribers/" + debtor + "/erase", "{}");

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.json().path("code").asText()).isEqualTo("balance_open");
    assertThat(admin.post("/subscribers/" + debtor + "/erase", "{}").status()).isEqualTo(404);
    assertThat(staff.get("/subscribers/" + debtor).json().path("name").asText())
        .isEqualTo("Ada Obi");
  }

  private static String someone() {
    String id = id(admin.post("/subscribers", """
        {"first_name": "zebulon", "last_name": "zebulon", "display_name": "zebulon",
         "email": "zebulon@example.net", "address_line1": "1 zebulon",
         "address_line2": "zebulon", "city": "zebulon", "postal_code": "zebulon",
         "country_code": "NG", "billing_name": "zebulon", "billing_address_line1": "zebulon",
         "billing_city": "zebulon", "notes": "zebulon", "external_id": "zebulon"}"""));
    id(admin.post("/addresses", """
        {"subscriber_id": "%s", "address_line1": "zebulon", "city": "zebulon",
         "label": "zebulon"}""".formatted(id)));
    id(admin.post("/subscriber-channels", """
        {"subscriber_id": "%s", "channel_type": "email",
         "address": "zebulon@example.org"}""".formatted(id)));
    admin.post(
        "/subscribers/" + id + "/custom-fields", "{\"key\": \"pet\", \"value_text\": \"zebulon\"}");
    id(admin.post("/access-credentials", """
        {"subscriber_id": "%s", "username": "zebulon", "secret": "secret-word"}""".formatted(id)));
    server.one().addCustomer(UUID.fromString(id));
    sql(
        "update principal set name = 'zebulon', email = 'zebulon@example.net'"
            + " where tenant_id = ? and subscriber_id = ?",
        id);
    sql(
        "update user_credential c set username = 'zebulon', username_key = 'zebulon'"
            + " from principal p where c.tenant_id = ? and p.subscriber_id = ?"
            + " and p.tenant_id = c.tenant_id and p.id = c.principal_id",
        id);
    sql(
        "insert into radius_auth_log (tenant_id, id, occurred_at, username, reason, nas_key,"
            + " subscriber_id, calling_station_id) values (?, gen_random_uuid(), now(), 'zebulon',"
            + " 'wrong_password', 'nas', ?, 'zebulon')",
        id);
    sql(
        "insert into radius_accounting_session (tenant_id, id, is_open, started_at, nas_key,"
            + " session_id, username, subscriber_id, status_type, last_update_at, ended_at,"
            + " calling_station_id) values (?, gen_random_uuid(), false, now(), 'nas', '1',"
            + " 'zebulon', ?, 'stop', now(), now(), 'zebulon')",
        id);
    return id;
  }

  /** A service that was never installed, with what people said about that. */
  private static void ordered(String id) {
    String offer = id(admin.post("/offers", """
        {"name": "Fiber", "requires_installation": true, "prices":
         [{"price_type": "recurring", "amount": "1.00", "currency": "NGN"}]}"""));
    String service = id(admin.post(
        "/subscriptions", "{\"subscriber_id\":\"" + id + "\",\"offer_id\":\"" + offer + "\"}"));
    String order = admin
        .get("/service-orders?subscription_id=" + service)
        .json()
        .at("/items/0/id")
        .asText();
    String visit = admin
        .get("/install-appointments?service_order_id=" + order)
        .json()
        .at("/items/0/id")
        .asText();
    String notes = "{\"notes\":\"zebulon\"}";
    ApiClient anyVersion = admin.with("If-Match", "*");
    assertThat(anyVersion.patch("/service-orders/" + order, notes).status()).isEqualTo(200);
    assertThat(anyVersion.patch("/install-appointments/" + visit, notes).status())
        .isEqualTo(200);
    id(admin.post("/service-orders/" + order + "/notes", "{\"note\":\"zebulon has a dog\"}"));
    id(admin.post("/provisioning-tasks", """
        {"service_order_id": "%s", "name": "Drill", "notes": "ask zebulon"}""".formatted(order)));
    assertThat(admin.post("/subscriptions/" + service + "/cancel", "{}").status())
        .isEqualTo(200);
  }

  private static String bought(String id) {
    String invoice = id(admin.post("/invoices", lines(id)));
    id(admin
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post(
            "/payments",
            "{\"account_id\":\"" + id + "\",\"amount\":\"100\",\"method_type\":\"cash\"}"));
    sql(
        "insert into payment_method (tenant_id, id, account_id, method_type, label, token)"
            + " values (?, gen_random_uuid(), ?, 'card', 'zebulon', 'zebulon')",
        id);
    return invoice;
  }

  private static String lines(String account) {
    return "{\"account_id\":\"" + account + "\",\"issue\":true,\"lines\":[{\"description\":"
        + "\"Cable work\",\"quantity\":\"2\",\"unit_price\":\"50.00\"}]}";
  }

  private static String id(Answer made) {
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private static String statement(String account) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Answer answer = admin.get("/billing-accounts/" + account + "/statement?from="
        + today.minusDays(5) + "&to=" + today.plusDays(5));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** A statement without the name at its head. */
  private static String figures(String statement) {
    return statement.replaceAll("\"[a-z_]*name\":\"[^\"]*\"", "");
  }

  private static void sql(String statement, String subscriber) {
    server
        .db()
        .run(
            server.one().id(),
            tx -> tx.jdbc(connection -> {
              try (PreparedStatement insert = connection.prepareStatement(statement)) {
                insert.setObject(1, tx.tenant().value());
                insert.setObject(2, UUID.fromString(subscriber));
                return insert.executeUpdate();
              }
            }));
  }

  /** The tables, but for the sealed audit, of which a row of the tenant has the mark. */
  private static List<String> tablesThatTell() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Connection connection = TestDatabase.shared().superuser().getConnection();
        PreparedStatement names = connection.prepareStatement("select c.relname from pg_class c"
            + " join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'"
            + " where c.relrowsecurity and not c.relispartition and c.relkind in ('r', 'p')"
            + " and c.relname not in ('audit_event', 'idempotency_key')"
            + " and c.relnamespace = current_schema()::regnamespace");
        ResultSet name = names.executeQuery()) {
      while (name.next()) {
        String table = name.getString(1);
        try (PreparedStatement rows = connection.prepareStatement(
            "select 1 from " + table + " t where tenant_id = ? and t::text ilike ? limit 1")) {
          rows.setObject(1, server.one().id().value());
          rows.setString(2, "%" + MARK + "%");
          try (ResultSet row = rows.executeQuery()) {
            if (row.next()) {
              tables.add(table);
            }
          }
        }
      }
    }
    return tables;
  }
}
