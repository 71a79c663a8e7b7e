package io.dotmac.sub.server.api.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a sale to a visit to a service that works, as programs see it. */
class ServiceOrderHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;
  private static ApiClient stranger;
  private static String installed;
  private static String plain;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
    stranger = server.two().admin();
    installed = offer("Fiber 100", true);
    plain = offer("Air 20", false);
  }

  private static String offer(String name, boolean installation) {
    return made(
            "/offers",
            "{'name':'%s','requires_installation':%s,".formatted(name, installation)
                + "'prices':[{'price_type':'recurring','amount':'15000.00','currency':'NGN'}]}")
        .path("id")
        .asText();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static JsonNode made(String path, String body) {
    Answer answer = admin.post(path, json(body));
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static JsonNode done(String path) {
    Answer answer = admin.post(path, "{}");
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String service(UUID subscriber, String offer) {
    return made(
            "/subscriptions", "{'subscriber_id':'%s','offer_id':'%s'}".formatted(subscriber, offer))
        .path("id")
        .asText();
  }

  private static JsonNode first(String path) {
    return admin.get(path).json().at("/items/0");
  }

  private static JsonNode orderOf(String service) {
    return first("/service-orders?subscription_id=" + service);
  }

  private static JsonNode visitOf(JsonNode order) {
    return first("/install-appointments?service_order_id=" + order.path("id").asText());
  }

  private static String technician(String name) {
    return made("/technicians", "{'name':'%s'}".formatted(name)).path("id").asText();
  }

  @Test
  void aSaleBecomesAVisitAndTheVisitAServiceThatIsBilledFromThatDayOn() {
    UUID ada = server.one().subscriber();
    String service = service(ada, installed);
    JsonNode order = orderOf(service);
    String path = "/service-orders/" + order.path("id").asText();
    JsonNode visit = visitOf(order);
    String visitPath = "/install-appointments/" + visit.path("id").asText();

    assertThat(order.path("status").asText()).isEqualTo("submitted");
    assertThat(order.path("order_type").asText()).isEqualTo("new_install");
    assertThat(order.path("service_state").asText()).isEqualTo("pending");
    assertThat(visit.path("status").asText()).isEqualTo("proposed");

    String bola = technician("Bola " + service);
    Answer early = admin.post("/subscriptions/" + service + "/activate", "{}");
    JsonNode agreed = admin
        .post(visitPath + "/confirm", json("{'technician_id':'%s'}".formatted(bola)))
        .json();

    assertThat(early.status()).isEqualTo(409);
    assertThat(early.body())
        .contains("installation_open", order.path("order_number").asText());
    assertThat(agreed.path("technician_id").asText()).isEqualTo(bola);
    assertThat(admin.get(path).json().path("status").asText()).isEqualTo("scheduled");
    assertThat(admin.get(path).json().path("technician_id").asText()).isEqualTo(bola);

    JsonNode task = made(
        "/provisioning-tasks",
        "{'service_order_id':'%s','name':'Mount the socket'}"
            .formatted(order.path("id").asText()));
    Answer tooEarly = admin.post(path + "/complete", "{}");
    admin
        .with("If-Match", "*")
        .patch("/provisioning-tasks/" + task.path("id").asText(), json("{'status':'completed'}"));
    JsonNode complete = done(path + "/complete");

    assertThat(tooEarly.status()).isEqualTo(409);
    assertThat(complete.path("status").asText()).isEqualTo("active");
    assertThat(admin.get("/subscriptions/" + service).json().path("status").asText())
        .isEqualTo("active");
    assertThat(admin.get(visitPath).json().path("status").asText()).isEqualTo("completed");
    assertThat(admin.get(path + "/transitions").json().path("items").findValuesAsText("to_status"))
        .containsExactly("active", "scheduled", "submitted");
    assertThat(events(service))
        .contains(
            "service_order.created",
            "service_order.assigned",
            "appointment.scheduled",
            "service_order.completed",
            "subscription.activated");
  }

  @Test
  void nothingIsChargedBeforeTheInstallationIsDone() {
    UUID ada = server.one().subscriber();
    String service = service(ada, installed);

    bill();
    JsonNode waiting = admin.get("/subscriptions/" + service).json();
    assertThat(admin.get("/invoices?account_id=" + ada).json().path("count").asInt())
        .isZero();
    done("/service-orders/" + orderOf(service).path("id").asText() + "/complete");
    bill();
    JsonNode active = admin.get("/subscriptions/" + service).json();

    assertThat(waiting.path("next_bill_on").isNull()).isTrue();
    assertThat(active.path("start_on").asText()).isEqualTo(today());
    assertThat(first("/invoices?account_id=" + ada).path("total").asText()).isEqualTo("15000.00");
  }

  private static String today() {
    return server.db().inTx(server.one().id(), tx -> tx.today().toString());
  }

  private static void bill() {
    Answer run = admin
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post("/invoice-runs", "{\"date\":\"" + today() + "\"}");
    assertThat(run.status()).as(run.body()).isLessThan(300);
  }

  @Test
  void aServiceThatNeedsNoInstallationIsActivatedAtOnceAsEver() {
    String service = service(server.one().subscriber(), plain);

    assertThat(orderOf(service).isMissingNode()).isTrue();
    assertThat(done("/subscriptions/" + service + "/activate").path("status").asText())
        .isEqualTo("active");
    Answer canceled = admin.post("/subscriptions/" + service + "/cancel", "{}");
    assertThat(canceled.status()).isEqualTo(200);
    assertThat(orderOf(service).isMissingNode()).isTrue();
  }

  @Test
  void whatWasInstalledIsDisconnectedWhenItIsCanceled() {
    String service = service(server.one().subscriber(), installed);
    done("/service-orders/" + orderOf(service).path("id").asText() + "/complete");
    done("/subscriptions/" + service + "/cancel");

    JsonNode last = orderOf(service);

    assertThat(last.path("order_type").asText()).isEqualTo("disconnect");
    assertThat(last.path("status").asText()).isEqualTo("submitted");
  }

  @Test
  void whoWasNotThereGetsAnotherAppointment() {
    JsonNode order = orderOf(service(server.one().subscriber(), installed));
    String visit = "/install-appointments/" + visitOf(order).path("id").asText();
    String path = "/service-orders/" + order.path("id").asText();

    assertThat(admin.post(visit + "/no-show", "{}").status()).isEqualTo(409);
    String obi = technician("Obi " + order.path("id").asText());
    admin.post(visit + "/confirm", json("{'technician_id':'%s'}".formatted(obi)));
    done(visit + "/no-show");

    assertThat(admin.get(path).json().path("status").asText()).isEqualTo("submitted");
    assertThat(events(order.path("subscription_id").asText())).contains("appointment.missed");
    JsonNode again = made(
        "/install-appointments",
        "{'service_order_id':'%s','scheduled_start':'2036-05-06T08:00:00Z',"
                .formatted(order.path("id").asText())
            + "'scheduled_end':'2036-05-06T10:00:00Z','technician_id':'" + obi + "'}");
    assertThat(again.path("status").asText()).isEqualTo("proposed");
  }

  @Test
  void aTechnicianIsAtOnePlaceAtATime() {
    String eve = technician("Eve");
    String body = "{'scheduled_start':'2036-07-07T08:00:00Z',"
        + "'scheduled_end':'2036-07-07T10:00:00Z','technician_id':'" + eve + "'}";
    String first = visitPath(service(server.one().subscriber(), installed));
    String second = visitPath(service(server.one().subscriber(), installed));

    assertThat(admin.with("If-Match", "*").patch(first, json(body)).status()).isEqualTo(200);
    Answer taken = admin.with("If-Match", "*").patch(second, json(body));

    assertThat(taken.status()).isEqualTo(422);
    assertThat(taken.body()).contains("/technician_id", "taken");
    Answer next = admin
        .with("If-Match", "*")
        .patch(second, json(body.replace("T10:", "T12:").replace("T08:", "T10:")));
    assertThat(next.status()).as(next.body()).isEqualTo(200);
  }

  private static String visitPath(String service) {
    return "/install-appointments/" + visitOf(orderOf(service)).path("id").asText();
  }

  @Test
  void theSlotsOfAWeekSayHowManyVisitsTheyHaveRoomFor() {
    Answer slots = admin.get("/install-appointments/slots?days=14");

    assertThat(slots.status()).as(slots.body()).isEqualTo(200);
    assertThat(slots.json().size()).isGreaterThan(30);
    assertThat(slots.json().at("/0/start").asText()).matches("\\d{4}-.*Z");
    assertThat(admin.get("/install-appointments/slots?days=0").status()).isEqualTo(422);
    assertThat(admin.get("/install-appointments/slots?days=many").status()).isEqualTo(422);
    assertThat(admin.get("/install-appointments/slots?from=2020-01-01").body()).contains("/from");
    assertThat(admin.get("/install-appointments/slots?from=soon").status()).isEqualTo(422);
  }

  @Test
  void whatPeopleSayAboutAnOrderIsKept() {
    JsonNode order = orderOf(service(server.one().subscriber(), installed));
    String path = "/service-orders/" + order.path("id").asText();
    String eta = Instant.now().plusSeconds(86_400).toString();

    Answer note = admin.post(path + "/notes", json("{'note':'The dog bites'}"));
    Answer soon = admin.post(path + "/eta", json("{'eta_at':'" + eta + "','note':'Rain'}"));
    Answer past = admin.post(path + "/eta", json("{'eta_at':'2020-01-01T00:00:00Z'}"));

    assertThat(note.status()).as(note.body()).isEqualTo(201);
    assertThat(soon.status()).as(soon.body()).isEqualTo(201);
    assertThat(past.status()).isEqualTo(422);
    assertThat(past.body()).contains("/eta_at");
    assertThat(admin.get(path + "/notes").json().path("items").findValuesAsText("note"))
        .containsExactly("Rain", "The dog bites");
    assertThat(admin.get(path).json().path("eta_at").asText()).isNotEmpty();
  }

  @Test
  void staffOpensOrdersAndTheFieldsAreNamedThatAreWrong() {
    String service = service(server.one().subscriber(), plain);
    done("/subscriptions/" + service + "/activate");
    String body = "{'subscription_id':'" + service + "','order_type':'upgrade'";

    JsonNode draft = made("/service-orders", body + ",'draft':true,'notes':'Bigger dish'}");
    String path = "/service-orders/" + draft.path("id").asText();

    assertThat(draft.path("status").asText()).isEqualTo("draft");
    assertThat(admin.post("/service-orders", json(body + "}")).status()).isEqualTo(409);
    assertThat(admin.post(path + "/complete", "{}").status()).isEqualTo(409);
    assertThat(done(path + "/submit").path("status").asText()).isEqualTo("submitted");
    assertThat(admin
            .with("If-Match", "\"0\"")
            .patch(path, json("{'notes':'Later'}"))
            .status())
        .isEqualTo(412);
    assertThat(admin
            .with("If-Match", "*")
            .patch(path, json("{'due_on':'2036-01-02'}"))
            .json()
            .path("due_on")
            .asText())
        .isEqualTo("2036-01-02");
    assertThat(
            admin.with("If-Match", "*").patch(path, json("{'status':'active'}")).body())
        .contains("/status", "unknown_field");
    Answer wrong = admin.post("/service-orders", json("{'order_type':'demolish'}"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("/order_type");
    Answer nobody =
        admin.post(path + "/assign", json("{'technician_id':'" + UUID.randomUUID() + "'}"));
    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.body()).contains("/technician_id");
    assertThat(done(path + "/cancel").path("status").asText()).isEqualTo("canceled");
  }

  @Test
  void customersSeeTheirOwnOrdersAndNotWhatStaffWritesThere() {
    UUID ada = server.one().subscriber();
    JsonNode order = orderOf(service(ada, installed));
    String path = "/service-orders/" + order.path("id").asText();
    admin.with("If-Match", "*").patch(path, json("{'notes':'Pays late'}"));
    ApiClient customer = server.one().customer(ada);
    ApiClient other = server.one().customer(server.one().subscriber());

    assertThat(customer.get(path).json().path("order_number").asText()).startsWith("SO-");
    assertThat(customer.get(path).body()).doesNotContain("Pays late");
    assertThat(customer.get("/service-orders").json().path("count").asInt()).isEqualTo(1);
    assertThat(customer.get("/install-appointments").json().path("count").asInt())
        .isEqualTo(1);
    assertThat(customer.get(path + "/notes").status()).isEqualTo(403);
    assertThat(customer.post(path + "/cancel", "{}").status()).isEqualTo(403);
    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(other.get("/service-orders").json().path("count").asInt()).isZero();
  }

  @Test
  void anotherProviderHasNothingToDoWithThem() {
    JsonNode order = orderOf(service(server.one().subscriber(), installed));
    String path = "/service-orders/" + order.path("id").asText();
    String visit = "/install-appointments/" + visitOf(order).path("id").asText();
    String kim = technician("Kim " + order.path("id").asText());

    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.post(path + "/complete", "{}").status()).isEqualTo(404);
    assertThat(stranger.post(path + "/notes", json("{'note':'Hello'}")).status())
        .isEqualTo(404);
    assertThat(stranger.get(visit).status()).isEqualTo(404);
    assertThat(stranger.post(visit + "/confirm", "{}").status()).isEqualTo(404);
    assertThat(stranger.get("/technicians/" + kim).status()).isEqualTo(404);
    assertThat(stranger.get("/service-orders").json().path("count").asInt()).isZero();
    assertThat(stranger.get("/install-appointments").json().path("count").asInt())
        .isZero();
  }

  @Test
  void aTechnicianWhoLeftGetsNoNewWork() {
    String zoe = technician("Zoe");
    JsonNode order = orderOf(service(server.one().subscriber(), installed));
    String assign = "/service-orders/" + order.path("id").asText() + "/assign";
    String body = json("{'technician_id':'" + zoe + "'}");

    Answer twice = admin.post("/technicians", json("{'name':'zoe'}"));
    admin.delete("/technicians/" + zoe);

    assertThat(twice.status()).isEqualTo(422);
    assertThat(twice.body()).contains("/name");
    assertThat(admin.post(assign, body).status()).isEqualTo(422);
    assertThat(admin.post("/technicians", json("{'name':'Zoe'}")).status()).isEqualTo(201);
  }

  private static List<String> events(String service) {
    return server
        .db()
        .inTx(
            server.one().id(),
            tx -> tx
                .session()
                .createSelectionQuery(
                    "from EventRecord e where e.subscriptionId = :service order by e.id",
                    EventRecord.class)
                .setParameter("service", UUID.fromString(service))
                .getResultList()
                .stream()
                .map(EventRecord::type)
                .toList());
  }
}
