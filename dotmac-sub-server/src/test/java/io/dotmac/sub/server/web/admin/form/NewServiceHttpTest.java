package io.dotmac.sub.server.web.admin.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NewServiceHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;
  private static PortalClient staff;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
    staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
  }

  private static String offer(String name, boolean installed) {
    Answer made = admin.post(
        "/offers",
        ("{'name':'" + name + "','requires_installation':" + installed
                + ",'prices':[{'price_type':'recurring','amount':'250.00','currency':'NGN'}]}")
            .replace('\'', '"'));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private static Answer sell(UUID subscriber, String offer, String login) {
    String services = "/admin/subscribers/" + subscriber + "/services";
    return staff.submit(
        staff.get(services + "/new"),
        services,
        Map.of("offer", offer, "login", login, "password", "a-password"));
  }

  private static JsonNode services(UUID subscriber) {
    return admin.get("/subscriptions?subscriber_id=" + subscriber).json().path("items");
  }

  @Test
  void whatNeedsNobodyIsServedAtOnceWithItsLogin() {
    UUID ada = server.one().subscriber();
    String offer = offer("Air 20", false);

    Answer form = staff.get("/admin/subscribers/" + ada + "/services/new");
    Answer sold = sell(ada, offer, "ada-air@one");

    assertThat(form.body()).contains("Air 20 · ", "250.00", "aobi");
    assertThat(sold.status()).as(sold.body()).isEqualTo(303);
    assertThat(sold.header("location").orElse("")).contains("/admin/subscribers/" + ada);
    assertThat(services(ada).at("/0/status").asText()).isEqualTo("active");
    assertThat(admin
            .get("/access-credentials?username=ada-air@one")
            .json()
            .at("/items/0/subscription_id")
            .asText())
        .isEqualTo(services(ada).at("/0/id").asText());
    assertThat(staff.get("/admin/subscribers/" + ada + "/services").body())
        .contains("Air 20", "ada-air@one", "/services/new");
  }

  @Test
  void whatHasToBeInstalledBecomesAnOrder() {
    UUID ada = server.one().subscriber();
    String offer = offer("Fibre to mount", true);

    Answer sold = sell(ada, offer, "");

    assertThat(sold.header("location").orElse("")).contains("/admin/orders/");
    assertThat(services(ada).at("/0/status").asText()).isEqualTo("pending");
  }

  @Test
  void aLoginThatIsTakenOrAnOfferThatIsNoneIsSaidAndNothingIsSold() {
    UUID ada = server.one().subscriber();
    UUID obi = server.one().subscriber();
    String offer = offer("Air 30", false);
    sell(ada, offer, "taken@one");

    Answer taken = sell(obi, offer, "taken@one");
    Answer unknown = sell(obi, UUID.randomUUID().toString(), "free@one");
    Answer nothing = sell(obi, "", "free@one");

    assertThat(taken.status()).isEqualTo(422);
    assertThat(taken.body()).contains("another credential has the user name", "taken@one");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(nothing.status()).isBetween(400, 422);
    assertThat(services(obi)).isEmpty();
    assertThat(staff
            .get("/admin/subscribers/" + UUID.randomUUID() + "/services/new")
            .status())
        .isEqualTo(404);
  }
}
