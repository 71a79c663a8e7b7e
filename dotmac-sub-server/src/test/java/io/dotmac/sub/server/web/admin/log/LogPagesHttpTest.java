package io.dotmac.sub.server.web.admin.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.event.delivery.EventDispatcher;
import io.dotmac.sub.core.event.delivery.EventHandler;
import io.dotmac.sub.core.event.delivery.StoredEvent;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The log of events and the audit as staff see them. */
class LogPagesHttpTest {
  private static final String EVENTS = "/admin/system/events";

  private final ServerFixture server = ServerFixture.start();
  private final ApiClient admin = server.one().admin();
  private final PortalClient staff = portal("admin");

  private PortalClient portal(String role) {
    PortalClient client = new PortalClient(server.one().anonymous());
    client.logIn(server.one().addStaff(role), ServerFixture.PASSWORD);
    return client;
  }

  private record Handler(boolean broken) implements EventHandler {
    @Override
    public String name() {
      return "export";
    }

    @Override
    public Set<String> types() {
      return Set.of("subscriber.created");
    }

    @Override
    public void handle(Tx tx, StoredEvent event) {
      if (broken) {
        throw new IllegalStateException("disk <full>");
      }
    }
  }

  private void deliver(boolean broken) {
    new EventDispatcher(server.db(), List.of(new Handler(broken)))
        .runOnce(server.one().id());
  }

  private String event(String subscriber) {
    return admin
        .get("/events?subscriber_id=" + subscriber)
        .json()
        .at("/items/0/event_id")
        .asText();
  }

  private void sql(String sql) {
    server
        .db()
        .run(
            server.one().id(),
            tx -> tx.session()
                .createNativeMutationQuery(sql)
                .setParameter("tenant", tx.tenant().value())
                .executeUpdate());
  }

  @Test
  void eventsAreFoundByTypeStateAndSubscriberAndShownWithTheirPayload() {
    String ada = server.one().subscriber().toString();
    String bola = server.one().subscriber().toString();
    server.two().subscriber();
    deliver(false);

    String event = event(ada);
    String other = event(bola);

    assertThat(staff.get(EVENTS).body()).contains(event, other, "2 events");
    assertThat(staff.get(EVENTS + "?q=" + ada).body()).contains(event).doesNotContain(other);
    assertThat(staff.get(EVENTS + "?type=subscriber.created").body()).contains(event);
    assertThat(staff.get(EVENTS + "?type=invoice.paid").body()).doesNotContain(event);
    assertThat(staff.get(EVENTS + "?status=failed").body()).doesNotContain(event);
    assertThat(staff.get(EVENTS + "?status=completed&days=1").body()).contains(event);
    assertThat(staff.get(EVENTS + "/" + event).body())
        .contains("subscriber.created", "&quot;subscriber&quot; : &quot;" + ada, "export", "Done");
    assertThat(staff.get(EVENTS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void aDeadLetterIsShownWithItsErrorAndDeliveredAgainByAButton() {
    String ada = server.one().subscriber().toString();
    deliver(true);
    sql("update event_delivery set attempts = 4, next_attempt_at = now()"
        + " where tenant_id = :tenant");
    deliver(true);
    String event = event(ada);
    String page = EVENTS + "/" + event;

    assertThat(staff.get(EVENTS).body()).contains("1 delivery failed for good");
    assertThat(staff.get(page).body()).contains("disk &lt;full&gt;", "Deliver again");
    assertThat(portal("auditor").get(page).body())
        .contains("disk &lt;full&gt;")
        .doesNotContain("/replay");

    ApiClient.Answer posted =
        staff.submit(staff.get(page), page + "/deliveries/export/replay", Map.of());
    assertThat(posted.status()).isEqualTo(303);
    assertThat(staff.get(page + "?done=redelivered").body()).contains("delivered once more");
    deliver(false);
    assertThat(staff.get(EVENTS).body()).doesNotContain("failed for good");

    sql("update event_delivery set status = 'failed' where tenant_id = :tenant");
    assertThat(staff.submit(staff.get(EVENTS), EVENTS + "/replay", Map.of()).status())
        .isEqualTo(303);
    deliver(false);
    assertThat(admin.get("/events/" + event).json().at("/deliveries/0/status").asText())
        .isEqualTo("completed");
  }

  @Test
  void whatWasDoneIsFoundAndShownWithWhatChanged() {
    ApiClient.Answer made =
        admin.post("/radius-servers", "{\"name\":\"main\",\"host\":\"one.example\"}");
    String id = made.json().path("id").asText();
    admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch("/radius-servers/" + id, "{\"host\":\"two.example\"}");

    String list = staff.get("/admin/system/audit?operation=update&q=" + id).body();
    String entry = admin
        .get("/audit-events?operation=update&resource_id=" + id)
        .json()
        .at("/items/0/id")
        .asText();

    assertThat(list).contains("PATCH /radius-servers/" + id, "Test admin", "1 entry", entry);
    assertThat(staff.get("/admin/system/audit?operation=read").body())
        .contains("GET /admin/system/audit");
    assertThat(staff.get("/admin/system/audit/" + entry).body())
        .contains("one.example", "two.example", "Not sealed yet");
    assertThat(staff.get("/admin/system/audit/" + UUID.randomUUID()).status()).isEqualTo(404);
  }
}
