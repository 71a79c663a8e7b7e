package io.dotmac.sub.server.api.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubscriberHttpTest {
  private static ServerFixture server;
  private static int people;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  private static String body(String first) {
    people++;
    return """
        {"first_name": "%s", "last_name": "Obi", "email": "p%d@example.net", "city": "Lagos",
         "country_code": "NG", "deposit": "5000.00"}""".formatted(first, people);
  }

  private static JsonNode made(String first) {
    Answer answer = server.one().admin().post("/api/v1/subscribers", body(first));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static List<String> pointers(Answer answer) {
    List<String> pointers = new ArrayList<>();
    answer.json().path("errors").forEach(e -> pointers.add(e.path("pointer").asText()));
    return pointers;
  }

  @Test
  void aSubscriberIsCreatedReadAndListedWithAndWithoutThePrefix() {
    JsonNode made = made("Ada");
    ApiClient admin = server.one().admin();

    JsonNode read = admin.get("/subscribers/" + made.path("id").asText()).json();
    JsonNode list = admin.get("/api/v1/subscribers?q=ada%20obi&limit=1").json();

    assertThat(read).isEqualTo(made);
    assertThat(read.path("subscriber_number").asText()).startsWith("SUB-");
    assertThat(read.path("status").asText()).isEqualTo("active");
    assertThat(read.path("deposit").asText()).isEqualTo("5000.00");
    assertThat(read.path("currency").asText()).isEqualTo("NGN");
    assertThat(list.path("items").get(0).path("name").asText()).isEqualTo("Ada Obi");
    assertThat(list.path("count").asInt()).isEqualTo(1);
  }

  @Test
  void aPatchChangesWhatItNamesAndClearsWhatIsNull() {
    JsonNode made = made("Bola");
    String path = "/subscribers/" + made.path("id").asText();
    ApiClient admin = server.one().admin();
    String etag = admin.get(path).header("etag").orElseThrow();

    JsonNode changed = admin
        .with("If-Match", etag)
        .patch(path, "{\"city\": null, \"first_name\": \"Bolanle\"}")
        .json();

    assertThat(changed.path("first_name").asText()).isEqualTo("Bolanle");
    assertThat(changed.path("city").isNull()).isTrue();
    assertThat(changed.path("country_code").asText()).isEqualTo("NG");
    assertThat(changed.path("deposit").asText()).isEqualTo("5000.00");
  }

  @Test
  void nobodyPatchesAStatusANumberOrABalance() {
    JsonNode made = made("Chidi");
    String path = "/subscribers/" + made.path("id").asText();
    ApiClient admin = server.one().admin().with("If-Match", "*");

    for (String field : List.of("status", "subscriber_number", "balance", "tenant_id", "id")) {
      Answer answer = admin.patch(path, "{\"%s\": \"x\"}".formatted(field));
      assertThat(answer.status()).as(field).isEqualTo(422);
      assertThat(pointers(answer)).containsExactly("/" + field);
    }
  }

  @Test
  void everyWrongFieldIsNamedByItsPointer() {
    ApiClient admin = server.one().admin();

    Answer wrong = admin.post(
        "/subscribers", "{\"first_name\": \"\", \"last_name\": \"Obi\", \"email\": \"none\"}");
    Answer mistyped = admin.post("/subscribers", "{\"gender\": \"robot\"}");
    Answer amount = admin.post("/subscribers", "{\"deposit\": \"1.005\"}");
    Answer malformed = admin.post("/subscribers", "{\"first_name\": ");
    Answer list = admin.post("/subscribers", "[]");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(pointers(wrong)).containsExactly("/first_name", "/email");
    assertThat(pointers(mistyped)).containsExactly("/gender");
    assertThat(pointers(amount)).containsExactly("/deposit");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(list.status()).isEqualTo(422);
  }

  @Test
  void anEmailAddressThatIsTakenIsRefused() {
    JsonNode made = made("Dayo");

    Answer again = server
        .one()
        .admin()
        .post(
            "/subscribers",
            "{\"first_name\": \"D\", \"last_name\": \"O\", \"email\": \"%s\"}"
                .formatted(made.path("email").asText()));

    assertThat(again.status()).isEqualTo(422);
    assertThat(pointers(again)).containsExactly("/email");
  }

  @Test
  void anotherTenantsSubscriberDoesNotExist() {
    String path = "/subscribers/" + made("Efe").path("id").asText();
    ApiClient other = server.two().admin();

    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(other.with("If-Match", "*").patch(path, "{}").status()).isEqualTo(404);
    assertThat(other.post(path + "/suspend", "{}").status()).isEqualTo(404);
    assertThat(other.delete(path).status()).isEqualTo(404);
    assertThat(server.one().admin().get("/subscribers/nonsense").status()).isEqualTo(404);
  }

  @Test
  void aCustomerSeesItselfAloneAndChangesNothing() {
    JsonNode self = made("Femi");
    String stranger = made("Gbenga").path("id").asText();
    ApiClient customer = server.one().customer(UUID.fromString(self.path("id").asText()));

    JsonNode list = customer.get("/subscribers").json();

    assertThat(list.path("items")).hasSize(1);
    assertThat(list.path("items").get(0).path("id")).isEqualTo(self.path("id"));
    assertThat(customer.get("/subscribers/" + stranger).status()).isEqualTo(404);
    assertThat(customer.post("/subscribers", body("X")).status()).isEqualTo(403);
    assertThat(customer.post("/subscribers/" + stranger + "/suspend", "{}").status())
        .isEqualTo(403);
  }

  @Test
  void aResellerCreatesAndSeesItsOwnSubscribersAlone() {
    made("Halima");
    ApiClient admin = server.one().admin();
    JsonNode reseller = admin.post("/resellers", "{\"name\": \"Lekki Net\"}").json();
    ApiClient partner =
        server.one().reseller(UUID.fromString(reseller.path("id").asText()));

    Answer made = partner.post("/subscribers", body("Ife"));
    JsonNode list = partner.get("/subscribers").json();

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("reseller_id")).isEqualTo(reseller.path("id"));
    assertThat(list.path("count").asInt()).isEqualTo(1);
    String path = "/subscribers/" + made.json().path("id").asText();
    JsonNode kept =
        partner.with("If-Match", "*").patch(path, "{\"reseller_id\": null}").json();
    assertThat(kept.path("reseller_id")).isEqualTo(reseller.path("id"));
  }

  @Test
  void suspendingIsAVerbAndAnswersAConflictTheSecondTime() {
    String path = "/subscribers/" + made("Jide").path("id").asText();
    ApiClient admin = server.one().admin();

    Answer suspended = admin.post(path + "/suspend", "{\"reason\": \"abuse\"}");
    Answer again = admin.post(path + "/suspend", "{}");
    Answer back = admin.send("POST", path + "/reactivate", null);

    assertThat(suspended.json().path("status").asText()).isEqualTo("suspended");
    assertThat(suspended.json().path("status_reason").asText()).isEqualTo("abuse");
    assertThat(again.status()).isEqualTo(409);
    assertThat(back.json().path("status").asText()).isEqualTo("active");
  }

  @Test
  void customFieldsAreSetByKey() {
    String path = "/subscribers/" + made("Kemi").path("id").asText() + "/custom-fields";
    ApiClient admin = server.one().admin();

    admin.post(path, "{\"key\": \"tower\", \"value_text\": \"A\"}");
    Answer second = admin.post(path, "{\"key\": \"tower\", \"value_text\": \"B\"}");
    JsonNode list = admin.get(path).json();
    Answer ofAnother =
        admin.get(path + "?subscriber_id=" + made("Uche").path("id").asText());

    assertThat(second.status()).as(second.body()).isEqualTo(200);
    assertThat(ofAnother.status()).as("the path says whose they are").isEqualTo(422);
    assertThat(list.path("items")).hasSize(1);
    assertThat(list.path("items").get(0).path("value_text").asText()).isEqualTo("B");
  }

  @Test
  void addressesAndChannelsBelongToTheirSubscriber() {
    String id = made("Lanre").path("id").asText();
    ApiClient admin = server.one().admin();

    Answer address = admin.post("/addresses", """
            {"subscriber_id": "%s", "address_line1": "5 Marina", "city": "Lagos",
             "latitude": "6.4541", "longitude": "3.3947", "is_primary": true}""".formatted(id));
    Answer channel = admin.post(
        "/subscriber-channels",
        "{\"subscriber_id\": \"%s\", \"channel_type\": \"sms\", \"address\": \"+234801\"}"
            .formatted(id));

    assertThat(address.status()).as(address.body()).isEqualTo(201);
    assertThat(address.json().path("latitude").asText()).isEqualTo("6.4541");
    assertThat(channel.status()).as(channel.body()).isEqualTo(201);
    assertThat(admin.get("/addresses?subscriber_id=" + id).json().path("count").asInt())
        .isEqualTo(1);
    assertThat(admin.delete("/addresses/" + address.json().path("id").asText()).status())
        .isEqualTo(204);
  }

  @Test
  void theListIsAlsoATableWithOneColumnAField() {
    made("Musa");

    String csv = server
        .one()
        .admin()
        .with("Accept", "text/csv")
        .get("/subscribers?q=musa")
        .body();

    assertThat(csv.lines().findFirst().orElseThrow())
        .contains("subscriber_number,", ",first_name,", ",postal_code,", ",version");
    assertThat(csv).contains(",Musa,Obi,");
  }

  @Test
  void anUnknownFilterNamesTheAllowedOnes() {
    Answer answer = server.one().admin().get("/subscribers?colour=red");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("subscriber_number");
  }
}
