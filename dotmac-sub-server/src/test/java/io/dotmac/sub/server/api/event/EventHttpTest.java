package io.dotmac.sub.server.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.event.delivery.EventDispatcher;
import io.dotmac.sub.core.event.delivery.EventHandler;
import io.dotmac.sub.core.event.delivery.StoredEvent;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventHttpTest {
  private final ServerFixture server = ServerFixture.start();
  private final ApiClient admin = server.one().admin();

  @Test
  void whatAnIntegratorTellsIsAnEventOfItsOwnOnceForEachKey() {
    String subscriber = server.one().subscriber().toString();
    String body = "{\"payload\": {\"ticket\": 7, \"note\": \"line rebuilt\"},"
        + " \"subscriber_id\": \"" + subscriber + "\"}";
    ApiClient keyed = admin.with("Idempotency-Key", UUID.randomUUID().toString());

    Answer first = keyed.post("/api/v1/events", body);
    Answer again = keyed.post("/api/v1/events", body);

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    JsonNode told = admin.get("/events?event_type=custom").json();
    assertThat(told.path("count").asInt()).isEqualTo(1);
    assertThat(told.at("/items/0/event_type").asText()).isEqualTo("custom");
    assertThat(told.at("/items/0/payload").toString())
        .isEqualTo("{\"note\":\"line rebuilt\",\"ticket\":7}");
    assertThat(told.at("/items/0/context/subscriber_id").asText()).isEqualTo(subscriber);
    assertThat(told.at("/items/0/context/actor").asText()).isEqualTo("Test admin");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"payload": [1]}                                            | /payload
      {"payload": "text"}                                         | /payload
      {"payload": null}                                           | /payload
      {}                                                          | /payload
      {"payload": {}, "event_type": "invoice.paid"}               | /event_type
      {"payload": {}, "kind": "x"}                                | /kind
      {"payload": {}, "invoice_id": "0190b3f0-0000-7000-8000-000000000000"} | /invoice_id
      {"payload": {}, "account_id": "me"}                         | /account_id
      {"payload": {"a": "\\u0000"}}                               | /payload/a
      {"payload": {"a": ["\\ud800"]}}                             | /payload/a/0
      {"payload": {"a": 1e99999}}                                 | /payload/a
      {"payload": {"a": {"api_token": "x"}}}                      | /payload/a/api_token
      {"payload": {"note": "card 4111 1111 1111 1111"}}           | /payload/note
      """)
  void whatCannotBeAnEventIsRefusedByTheFieldThatIsWrong(String body, String pointer) {
    Answer answer = admin.post("/events", body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(admin.get("/events?event_type=custom").json().path("count").asInt())
        .isZero();
  }

  @Test
  void aPayloadHasSixteenKilobytesAndNotOneByteMore() {
    // {"a":""} has eight bytes.
    String fits = "x".repeat(CustomPayload.MAX_BYTES - 8);

    assertThat(admin.post("/events", "{\"payload\":{\"a\":\"" + fits + "\"}}").status())
        .isEqualTo(202);
    Answer larger = admin.post("/events", "{\"payload\":{\"a\":\"" + fits + "x\"}}");
    assertThat(larger.status()).isEqualTo(413);
    assertThat(larger.json().path("code").asText()).isEqualTo("payload_too_large");
  }

  @Test
  void onlyWhoMayCreateEventsTellsAnyAndOnlyAuditorsReadThem() {
    String body = "{\"payload\": {}}";

    assertThat(server.one().staff("operator").post("/events", body).status()).isEqualTo(403);
    assertThat(server.one().staff("auditor").post("/events", body).status()).isEqualTo(403);
    assertThat(server.one().staff("auditor").get("/events?after=0").status()).isEqualTo(200);
    assertThat(server.one().staff("support").get("/events?after=0").status()).isEqualTo(403);
    assertThat(server
            .one()
            .customer(server.one().subscriber())
            .get("/events?after=0")
            .status())
        .isEqualTo(403);
  }

  @Test
  void aReaderFollowsItsCursorThroughAllEventsAndNoneOfAnotherTenant() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(server.one().subscriber().toString());
      server.two().subscriber();
    }

    List<String> seen = new ArrayList<>();
    String cursor = "0";
    for (int i = 0; i < 4; i++) {
      JsonNode page = admin
          .get("/events?after=" + cursor + "&limit=2&event_type=subscriber.created,custom")
          .json();
      page.path("items")
          .forEach(event -> seen.add(event.at("/payload/subscriber").asText()));
      cursor = page.path("next_cursor").asText();
    }

    assertThat(seen).containsExactlyElementsOf(made);
    assertThat(admin.get("/events?after=" + cursor).json().path("items")).isEmpty();
    String one = made.get(2);
    JsonNode about = admin.get("/events?after=0&subscriber_id=" + one).json();
    assertThat(about.path("items")).hasSize(1);
    assertThat(about.at("/items/0/context/subscriber_id").asText()).isEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource({
    "after=x, /after",
    "after=0&limit=0, /limit",
    "after=0&limit=201, /limit",
    "after=0&limit=many, /limit",
    "after=0&event_type=invoice.payed, /event_type",
    "after=0&color=red, /color"
  })
  void aWrongQueryOfTheFeedIsRefusedByName(String query, String pointer) {
    Answer answer = admin.get("/events?" + query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void everyTypeIsListedWithTheSchemaOfItsPayload() {
    JsonNode types = admin.get("/event-types").json();

    assertThat(types.findValuesAsText("event_type")).contains("invoice.paid", "custom");
    assertThat(types.toString()).contains("\"due_on\":{\"type\":\"string\",\"format\":\"date\"}");
  }

  /** Refuses what it is told to. */
  private static final class Refusing implements EventHandler {
    private boolean broken = true;

    @Override
    public String name() {
      return "ledger-export";
    }

    @Override
    public Set<String> types() {
      return Set.of("subscriber.created");
    }

    @Override
    public void handle(Tx tx, StoredEvent event) {
      if (broken) {
        throw new IllegalStateException("the other side is full");
      }
    }
  }

  @Test
  void aDeadLetterIsSeenWithItsErrorAndDoneAgainByHand() {
    Refusing handler = new Refusing();
    EventDispatcher dispatcher = new EventDispatcher(server.db(), List.of(handler));
    server.one().subscriber();
    server.one().subscriber();
    dispatcher.runOnce(server.one().id());
    exhaust();
    dispatcher.runOnce(server.one().id());

    JsonNode dead =
        admin.get("/event-deliveries?status=failed&handler=ledger-export").json();
    assertThat(dead.path("count").asInt()).isEqualTo(2);
    assertThat(dead.at("/items/0/error").asText()).isEqualTo("the other side is full");
    assertThat(dead.at("/items/0/attempts").asInt()).isEqualTo(5);
    String event = dead.at("/items/0/event_id").asText();
    assertThat(admin.get("/events/" + event).json().path("status").asText()).isEqualTo("failed");

    handler.broken = false;
    String path = "/events/" + event + "/deliveries/";
    assertThat(admin.post(path + "nobody/replay", "").status()).isEqualTo(404);
    Answer replayed = admin.post(path + "ledger-export/replay", "");
    assertThat(replayed.json().at("/deliveries/0/status").asText()).isEqualTo("pending");
    assertThat(replayed.json().path("status").asText()).isEqualTo("processing");
    dispatcher.runOnce(server.one().id());
    assertThat(admin.get("/events/" + event).json().at("/deliveries/0/status").asText())
        .isEqualTo("completed");

    Answer range = admin.post("/event-deliveries/replay", """
        {"since": "2020-01-01T00:00:00Z", "until": "2100-01-01T00:00:00Z",
         "event_type": "subscriber.created"}""");
    assertThat(range.json().toString()).isEqualTo("{\"replayed\":1,\"more\":false}");
    dispatcher.runOnce(server.one().id());
    assertThat(admin.get("/event-deliveries").json().path("count").asInt()).isZero();
    assertThat(server
            .one()
            .staff("auditor")
            .post(path + "ledger-export/replay", "")
            .status())
        .isEqualTo(403);
  }

  /** Four attempts and their waiting times go by. */
  private void exhaust() {
    server
        .db()
        .run(
            server.one().id(),
            tx -> tx.jdbc(connection -> {
              try (PreparedStatement update =
                  connection.prepareStatement("update event_delivery set attempts = 4,"
                      + " next_attempt_at = now() where tenant_id = ?")) {
                update.setObject(1, tx.tenant().value());
                return update.executeUpdate();
              }
            }));
  }

  @Test
  void aRangeThatEndsBeforeItBeginsOrNamesNoTypeIsRefused() {
    assertThat(admin
            .post("/event-deliveries/replay", """
        {"since": "2026-01-02T00:00:00Z", "until": "2026-01-02T00:00:00Z"}""")
            .json()
            .at("/errors/0/pointer")
            .asText())
        .isEqualTo("/until");
    assertThat(admin
            .post("/event-deliveries/replay", """
        {"since": "2026-01-01T00:00:00Z", "until": "2026-01-02T00:00:00Z",
         "event_type": "invoice.payed"}""")
            .json()
            .at("/errors/0/pointer")
            .asText())
        .isEqualTo("/event_type");
  }
}
