package io.dotmac.sub.server.api.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PaymentChannelHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  private static String made(String path, String fields) {
    Answer answer = admin.post(path, "{" + fields.replace('\'', '"') + "}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private static String till(String type) {
    return made(
        "/collection-accounts",
        "'name':'Till " + UUID.randomUUID() + "','account_type':'" + type + "'");
  }

  private static String channel(String type, String more) {
    return made(
        "/payment-channels",
        "'name':'Way " + UUID.randomUUID() + "','channel_type':'" + type + "'" + more);
  }

  private static Answer pay(UUID account, String fields) {
    return admin
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post(
            "/payments",
            "{\"account_id\":\"" + account + "\",\"amount\":\"25\"," + fields.replace('\'', '"')
                + "}");
  }

  private static ApiClient matching(int version) {
    return admin.with("If-Match", "\"" + version + "\"");
  }

  @Test
  void moneyThroughAChannelLiesInItsAccountAndTheLedgerSaysSo() {
    UUID ada = server.one().subscriber();
    String second = till("cash");
    String first = till("cash");
    String counter = channel("cash", "");
    made(
        "/payment-channel-accounts",
        "'channel_id':'" + counter + "','collection_account_id':'" + second + "','priority':5");
    made(
        "/payment-channel-accounts",
        "'channel_id':'" + counter + "','collection_account_id':'" + first + "','priority':1");

    Answer paid = pay(ada, "'method_type':'cash','payment_channel_id':'" + counter + "'");
    String id = paid.json().path("id").asText();

    assertThat(paid.status()).as(paid.body()).isEqualTo(201);
    assertThat(paid.json().path("collection_account_id").asText()).isEqualTo(first);
    assertThat(paid.json().path("payment_channel_id").asText()).isEqualTo(counter);
    assertThat(admin.get("/payments?payment_channel_id=" + counter).json().at("/items/0/id"))
        .hasToString("\"" + id + "\"");
    assertThat(admin
            .get("/payments?collection_account_id=" + second)
            .json()
            .path("count")
            .asInt())
        .isZero();
    String name = admin.get("/collection-accounts/" + first).json().path("name").asText();
    assertThat(admin.get("/reports/trial-balance").body()).contains(name);
  }

  @Test
  void theAccountThatAPaymentNamesComesFirstAndTheChannelsOwnLast() {
    UUID ada = server.one().subscriber();
    String own = till("bank");
    String named = till("bank");
    String transfers = channel("transfer", ",'default_collection_account_id':'" + own + "'");
    String through = "'method_type':'transfer','payment_channel_id':'" + transfers + "'";

    Answer fallsBack = pay(ada, through);
    Answer says = pay(ada, through + ",'collection_account_id':'" + named + "'");
    admin.delete("/collection-accounts/" + own);
    Answer closed = pay(ada, through);

    assertThat(fallsBack.json().path("collection_account_id").asText()).isEqualTo(own);
    assertThat(says.json().path("collection_account_id").asText()).isEqualTo(named);
    assertThat(closed.status()).as(closed.body()).isEqualTo(201);
    assertThat(closed.json().path("collection_account_id").asText()).isNotEqualTo(own);
  }

  @Test
  void aPaymentWithoutAChannelGoesThroughTheDefaultOneOfItsTypeAlone() {
    UUID ada = server.one().subscriber();
    String before = channel("check", ",'is_default':true");
    String now = channel("check", ",'is_default':true");

    Answer check = pay(ada, "'method_type':'check'");
    Answer other = pay(ada, "'method_type':'other'");

    assertThat(check.json().path("payment_channel_id").asText()).isEqualTo(now);
    assertThat(other.json().path("payment_channel_id").isNull()).isTrue();
    assertThat(
            admin.get("/payment-channels/" + before).json().path("is_default").asBoolean())
        .isFalse();
    admin.delete("/payment-channels/" + now);
    assertThat(
            pay(ada, "'method_type':'check'").json().path("payment_channel_id").isNull())
        .isTrue();
  }

  @Test
  void anotherTypeAClosedChannelAnotherCurrencyAndUnknownOnesAreRefusedByName() {
    UUID ada = server.one().subscriber();
    String counter = channel("cash", "");
    String gone = channel("cash", "");
    admin.delete("/payment-channels/" + gone);
    String till = till("cash");
    String link = "{\"channel_id\":\"" + counter + "\",\"collection_account_id\":\"" + till + "\"";

    Answer type = pay(ada, "'method_type':'transfer','payment_channel_id':'" + counter + "'");
    Answer closed = pay(ada, "'method_type':'cash','payment_channel_id':'" + gone + "'");
    Answer currency = admin.post("/payment-channel-accounts", link + ",\"currency\":\"USD\"}");
    Answer priority = admin.post("/payment-channel-accounts", link + ",\"priority\":1001}");
    Answer unknown = admin.post(
        "/payment-channels",
        "{\"name\":\"X\",\"channel_type\":\"cash\",\"default_collection_account_id\":\""
            + UUID.randomUUID() + "\"}");
    Answer nameless = admin.post("/payment-channels", "{\"name\":\" \",\"channel_type\":\"cash\"}");
    Answer wrong = admin.post("/payment-channels", "{\"name\":\"X\",\"channel_type\":\"gold\"}");

    assertThat(pointer(type)).isEqualTo("/method_type");
    assertThat(pointer(closed)).isEqualTo("/payment_channel_id");
    assertThat(pointer(currency)).isEqualTo("/currency");
    assertThat(pointer(priority)).isEqualTo("/priority");
    assertThat(pointer(unknown)).isEqualTo("/default_collection_account_id");
    assertThat(pointer(nameless)).isEqualTo("/name");
    assertThat(pointer(wrong)).isEqualTo("/channel_type");
    assertThat(admin.get("/payments?account_id=" + ada).json().path("count").asInt())
        .isZero();
  }

  private static String pointer(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.json().at("/errors/0/pointer").asText();
  }

  @Test
  void allThreeAreReadListedChangedWithTheVersionThatWasReadAndSwitchedOff() {
    String till = till("cash");
    String channel = channel("cash", "");
    String link = made(
        "/payment-channel-accounts",
        "'channel_id':'" + channel + "','collection_account_id':'" + till + "'");

    for (String path : new String[] {
      "/collection-accounts/" + till,
      "/payment-channels/" + channel,
      "/payment-channel-accounts/" + link
    }) {
      int version = admin.get(path).json().path("version").asInt();
      String change =
          path.contains("channel-accounts") ? "{\"priority\":7}" : "{\"notes\":\"by the door\"}";
      assertThat(admin.patch(path, change).status()).as(path).isEqualTo(428);
      Answer changed = matching(version).patch(path, change);
      assertThat(changed.status()).as(changed.body()).isEqualTo(200);
      assertThat(matching(version).patch(path, change).status()).as(path).isEqualTo(412);
      assertThat(admin.delete(path).status()).as(path).isEqualTo(204);
      assertThat(admin.get(path).json().path("is_active").asBoolean()).as(path).isFalse();
    }
    assertThat(admin.get("/payment-channel-accounts?channel_id=" + channel).body())
        .contains("\"priority\":7");
    String joined = "'channel_id':'" + channel + "','collection_account_id':'" + till + "'";
    assertThat(made("/payment-channel-accounts", joined)).isEqualTo(link);
    Answer twice = admin.post("/payment-channel-accounts", "{" + joined.replace('\'', '"') + "}");
    assertThat(twice.status()).isEqualTo(409);
    assertThat(server
            .one()
            .customer(server.one().subscriber())
            .get("/payment-channels")
            .status())
        .isEqualTo(403);
  }
}
