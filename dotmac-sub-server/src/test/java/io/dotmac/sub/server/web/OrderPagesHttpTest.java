package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The board of orders, one order and the calendar, as staff and the customer see them. */
class OrderPagesHttpTest {
  private static final String BOARD = "/admin/orders";

  private static ServerFixture server;
  private static ApiClient admin;
  private static PortalClient staff;
  private static String offer;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
    staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
    offer = made(
            "/offers",
            "{'name':'Fiber 100','requires_installation':true,"
                + "'prices':[{'price_type':'recurring','amount':'1.00','currency':'NGN'}]}")
        .path("id")
        .asText();
    made("/technicians", "{'name':'Bola Ade'}");
  }

  private static JsonNode made(String path, String json) {
    Answer answer = admin.post(path, json.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static JsonNode orderOf(UUID subscriber) {
    made("/subscriptions", "{'subscriber_id':'" + subscriber + "','offer_id':'" + offer + "'}");
    return admin.get("/service-orders?subscriber_id=" + subscriber).json().at("/items/0");
  }

  private static String page(JsonNode order) {
    return BOARD + "/" + order.path("id").asText();
  }

  private static Answer press(String page, String path, String verb) {
    return staff.submit(staff.get(page), path, Map.of("verb", verb));
  }

  @Test
  void anOrderIsAgreedOnAndDoneFromItsPage() {
    JsonNode order = orderOf(server.one().subscriber());
    String page = page(order);
    String number = order.path("order_number").asText();
    String visit = admin
        .get("/install-appointments?service_order_id=" + order.path("id").asText())
        .json()
        .at("/items/0/id")
        .asText();

    assertThat(staff.get(BOARD).body()).contains(number, "Submitted", "New installation");
    assertThat(staff.get(page).body()).contains(number, "Proposed", "Nobody yet", "Fiber 100");
    assertThat(press(page, page + "/appointments/" + visit + "/move", "confirm").status())
        .isEqualTo(303);
    assertThat(staff.get(page).body()).contains("Scheduled", "Agreed", "Bola Ade");
    assertThat(staff
            .submit(staff.get(page), page + "/tasks", Map.of("name", "Mount it"))
            .status())
        .isEqualTo(303);
    Answer early = press(page, page + "/move", "complete");
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.body()).contains("tasks that are not done");
    String done = staff
        .get(page)
        .body()
        .replaceAll("(?s).*action=\"(" + page + "/tasks/[0-9a-f-]{36}/done)\".*", "$1");
    assertThat(staff.submit(staff.get(page), done, Map.of()).status()).isEqualTo(303);
    assertThat(press(page, page + "/move", "complete").status()).isEqualTo(303);
    assertThat(staff.get(page).body()).contains("Done").doesNotContain("Done by hand");
    assertThat(staff.get(BOARD + "?status=active").body()).contains(number);
    assertThat(staff.get(BOARD + "?q=nobody+of+that+name").body()).contains("Nothing matches");
  }

  @Test
  void theCalendarShowsTheWeekOfAVisit() {
    JsonNode order = orderOf(server.one().subscriber());
    String day = admin
        .get("/install-appointments?service_order_id=" + order.path("id").asText())
        .json()
        .at("/items/0/scheduled_start")
        .asText()
        .substring(0, 10);

    String week = staff.get(BOARD + "/calendar?from=" + day).body();

    assertThat(week).contains(page(order), "Proposed", "Week of");
    assertThat(staff.get(BOARD + "/calendar?from=2019-01-01").body()).contains("no visit");
    assertThat(staff.get(BOARD + "/calendar?from=nonsense").status()).isEqualTo(200);
  }

  @Test
  void anOrderIsCarriedOutFromItsPage() {
    JsonNode order = orderOf(server.one().subscriber());
    String page = page(order);
    String device = made(
            "/provisioning-devices",
            "{'name':'OLT Lekki','host':'192.0.2.7','username':'root','password':'s3cret-login',"
                + "'host_key':'SHA256:" + "A".repeat(43) + "'}")
        .path("id")
        .asText();
    String workflow = made("/provisioning-workflows", "{'name':'Fibre','vendor':'huawei'}")
        .path("id")
        .asText();
    made(
        "/provisioning-steps",
        "{'workflow_id':'" + workflow + "','name':'Wait for it','step_type':'confirm_up'}");
    Map<String, String> form =
        Map.of("workflow", workflow, "device", device, "pon_port", "0/1", "serial_number", "x");

    Answer wrong = staff.submit(staff.get(page), page + "/runs", form);
    Answer right = staff.submit(
        staff.get(page),
        page + "/runs",
        Map.of(
            "workflow", workflow,
            "device", device,
            "pon_port", "0/1/0",
            "serial_number", "HWTC1234ABCD",
            "vlan", "100"));

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("frame/slot/port");
    assertThat(right.status()).as(right.body()).isEqualTo(303);
    assertThat(staff.get(page).body())
        .contains("Being set up", "Wait for it", "OLT Lekki", "HWTC1234ABCD")
        .doesNotContain("s3cret-login");
  }

  @Test
  void theCustomerSeesWhatIsDoneForThem() {
    UUID ada = server.one().subscriber();
    JsonNode order = orderOf(ada);
    PortalClient customer = new PortalClient(server.one().anonymous());
    customer.logIn(server.one().addCustomer(ada), ServerFixture.PASSWORD);

    assertThat(customer.get("/portal/").body())
        .contains("Your installation", order.path("order_number").asText(), "We suggest");
    assertThat(customer.get(page(order)).status()).isNotEqualTo(200);
  }

  @Test
  void anotherProviderHasNoSuchPage() {
    JsonNode order = orderOf(server.one().subscriber());
    PortalClient stranger = new PortalClient(server.two().anonymous());
    stranger.logIn(server.two().addStaff("admin"), ServerFixture.PASSWORD);

    assertThat(stranger.get(page(order)).status()).isEqualTo(404);
    assertThat(stranger.get(BOARD).body()).doesNotContain(order.path("id").asText());
    assertThat(stranger
            .submit(stranger.get(BOARD), page(order) + "/move", Map.of("verb", "cancel"))
            .status())
        .isEqualTo(404);
  }
}
