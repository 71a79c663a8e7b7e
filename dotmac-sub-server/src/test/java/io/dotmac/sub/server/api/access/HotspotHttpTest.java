package io.dotmac.sub.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Vouchers as REST and the pages know them: made, printed, sold and taken back. */
class HotspotHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  /** A batch of five, with these fields instead: {@code ,"name":"x"}. */
  private static Answer create(String more) {
    try {
      ObjectMapper json = new ObjectMapper();
      ObjectNode body = (ObjectNode) json.readTree("{\"name\":\"Day pass\",\"voucher_count\":5,"
          + "\"prefix\":\"D\",\"price\":\"500.00\",\"valid_seconds\":86400,"
          + "\"login_url\":\"http://hotspot.example/login\"}");
      body.setAll((ObjectNode) json.readTree("{" + more.replaceFirst("^,", "") + "}"));
      return admin.post("/hotspot-batches", body.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(more, e);
    }
  }

  private static ApiClient once() {
    return admin.with("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static JsonNode ledger(String sale) {
    return admin
        .get("/ledger-entries?transaction_id=" + sale + "&order_by=booked_on&order_dir=asc")
        .json()
        .path("items");
  }

  @Test
  void aBatchIsMadeWithItsVouchersWhoseCodesAreInNoList() {
    Answer made = create("");
    String id = made.json().path("id").asText();
    Answer list = admin.get("/vouchers?batch_id=" + id);
    Answer csv = admin.get("/hotspot-batches/" + id + "/vouchers.csv");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("price").asText()).isEqualTo("500.00");
    assertThat(list.json().path("count").asInt()).isEqualTo(5);
    assertThat(list.json().at("/items/0/status").asText()).isEqualTo("unused");
    assertThat(list.json().at("/items/0/code").isNull()).isTrue();
    assertThat(csv.body().lines())
        .hasSize(6)
        .allMatch(
            line -> line.startsWith("number,") || line.matches("\\d+,D.{3}-.{4}-.,unused,.*"));
    String code = csv.body().lines().skip(1).findFirst().orElse("").split(",", -1)[1];
    assertThat(list.body()).doesNotContain(code.replace("-", ""));
    assertThat(admin
            .post("/vouchers/find", "{\"code\":\"" + code.toLowerCase(Locale.ROOT) + "\"}")
            .json()
            .path("number")
            .asInt())
        .isOne();
    assertThat(admin.post("/vouchers/find", "{\"code\":\"nothing\"}").status()).isEqualTo(422);
  }

  @Test
  void whatCannotBeIsRefusedNamingTheField() {
    Map<String, String> wrong = Map.of(
        ",\"voucher_count\":0", "/voucher_count",
        ",\"voucher_count\":10001", "/voucher_count",
        ",\"code_length\":5", "/code_length",
        ",\"prefix\":\"no good\"", "/prefix",
        ",\"down_kbps\":100", "/up_kbps",
        ",\"lock_mac\":true,\"devices\":2", "/devices",
        ",\"unused_until\":\"2020-01-01\"", "/unused_until",
        ",\"login_url\":\"javascript:alert(1)\"", "/login_url",
        ",\"price\":\"-1\"", "/price",
        ",\"price\":\"1.234\"", "/price");
    wrong.forEach((more, field) -> {
      Answer refused = create(more);
      assertThat(refused.status()).as(more).isEqualTo(422);
      assertThat(refused.body()).as(more).contains("\"" + field + "\"");
    });
  }

  @Test
  void aSaleSaysTheCodeAndIsBookedInTheSameStep() {
    String id = create("").json().path("id").asText();

    Answer sold = once().post("/hotspot-batches/" + id + "/sell", "{\"count\":2}");
    JsonNode voucher = sold.json().at("/vouchers/0");
    String sale = voucher.path("sale_id").asText();

    assertThat(sold.status()).as(sold.body()).isEqualTo(200);
    assertThat(sold.json().path("total").asText()).isEqualTo("1000.00");
    assertThat(voucher.path("code").asText()).matches("D[2-9A-Z]{8}");
    assertThat(ledger(sale)).hasSize(2);
    assertThat(ledger(sale).findValuesAsText("amount")).containsOnly("500.00");
    assertThat(
            admin.get("/vouchers?sold=true&batch_id=" + id).json().path("count").asInt())
        .isEqualTo(2);
    assertThat(once()
            .post("/vouchers/" + voucher.path("id").asText() + "/sell", "{}")
            .status())
        .isEqualTo(409);
    assertThat(once().post("/hotspot-batches/" + id + "/sell", "{\"count\":4}").status())
        .isEqualTo(409);
    assertThat(verify()).isEmpty();
  }

  @Test
  void oneThatIsTakenBackMayGiveTheMoneyBackOnce() {
    String id = create("").json().path("id").asText();
    JsonNode sold =
        once().post("/hotspot-batches/" + id + "/sell", "{\"count\":1}").json().at("/vouchers/0");
    String path = "/vouchers/" + sold.path("id").asText();

    Answer revoked = admin.post(path + "/revoke", "{\"reason\":\"torn\",\"refund\":true}");

    assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
    assertThat(revoked.json().path("status").asText()).isEqualTo("revoked");
    assertThat(revoked.json().path("end_note").asText()).isEqualTo("torn");
    assertThat(admin.post(path + "/revoke", "{}").status()).isEqualTo(409);
    assertThat(admin.get("/ledger-transactions?kind=reversal").body())
        .contains(sold.path("sale_id").asText());
    assertThat(verify()).isEmpty();
  }

  private static List<?> verify() {
    return server.installation().db().inTx(server.one().id(), MoneyVerifier::verify);
  }

  @Test
  void cardsAreAPdfWithAPageForEach24() {
    String id = create(",\"voucher_count\":25").json().path("id").asText();

    Answer cards = admin.get("/hotspot-batches/" + id + "/cards.pdf");
    Answer tooMany = admin.get("/hotspot-batches/" + id + "/cards.pdf?from=1&to=5000");

    assertThat(cards.status()).isEqualTo(200);
    assertThat(cards.header("content-type").orElse("")).isEqualTo("application/pdf");
    assertThat(cards.body()).startsWith("%PDF");
    assertThat(tooMany.status()).isEqualTo(422);
  }

  @Test
  void staffMakeABatchOnAPageSellOneAndTakeItBack() {
    PortalClient staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
    String batches = "/admin/network/hotspot";

    Answer made = staff.submit(
        staff.get(batches + "/new"),
        batches,
        Map.of("name", "Beach", "count", "3", "valid_hours", "24", "price", "500"));
    String page = made.header("location").orElse("").replaceAll("^https?://[^/]*|\\?.*", "");
    Answer sold = staff.submit(staff.get(page), page + "/sell", Map.of());
    Answer wrong =
        staff.submit(staff.get(batches + "/new"), batches, Map.of("name", "x", "count", "many"));
    String voucher = admin
        .get("/vouchers?sold=true&batch_id=" + page.replaceAll(".*/", ""))
        .json()
        .at("/items/0/id")
        .asText();
    Answer revoked = staff.submit(
        staff.get(page), page + "/vouchers/" + voucher + "/revoke", Map.of("refund", "yes"));

    assertThat(made.status()).as(made.body()).isEqualTo(303);
    assertThat(sold.body()).contains("Sold. The code of the voucher:");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("a whole number");
    assertThat(revoked.status()).as(revoked.body()).isEqualTo(303);
    assertThat(staff.get(page).body()).contains("Taken back");
    assertThat(staff.get(batches).body()).contains("Beach");
  }
}
