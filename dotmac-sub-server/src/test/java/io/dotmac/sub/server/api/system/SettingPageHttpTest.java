package io.dotmac.sub.server.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import io.dotmac.sub.server.web.admin.setting.KnownSettings;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SettingPageHttpTest {
  private static final String BILLING = "/admin/system/settings/billing";
  private static final String DUE_DAYS = "/settings/billing/invoice_due_days";

  private static ServerFixture server;

  private final PortalClient staff = new PortalClient(server.one().anonymous());
  private final ApiClient admin = server.one().admin();
  private String login;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  private void logIn() {
    login = server.one().addStaff("admin");
    staff.logIn(login, ServerFixture.PASSWORD);
  }

  @Test
  void everySettingStandsOnThePageOfItsPart() {
    logIn();
    for (SettingDomain domain : KnownSettings.domains()) {
      Answer page = staff.get("/admin/system/settings/" + WireName.of(domain));
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      KnownSettings.of(domain)
          .forEach(setting -> assertThat(page.body())
              .contains("name=\"" + setting.key() + "\"", "<code>" + setting.name() + "</code>"));
    }
    assertThat(staff.get("/admin/system/settings").body()).contains("invoice_due_days");
    assertThat(staff.get("/admin/system/settings/coffee").status()).isEqualTo(404);
  }

  @Test
  void whatIsChangedIsSavedWithWhoChangedItAndTheRestIsNot() {
    logIn();
    Answer done = staff.submit(
        staff.get(BILLING),
        BILLING,
        Map.of("invoice_due_days", "21", "autopay_max_consecutive_failures", "3"));

    assertThat(done.status()).as(done.body()).isEqualTo(303);
    JsonNode due = admin.get(DUE_DAYS).json();
    assertThat(due.path("value").asText()).isEqualTo("21");
    assertThat(due.path("changed_by").asText()).isNotEmpty();
    assertThat(due.path("minimum").asInt()).isZero();
    assertThat(due.path("maximum").asInt()).isEqualTo(365);
    assertThat(staff.get(BILLING).body())
        .contains("Changed by " + due.path("changed_by").asText());
    assertThat(admin
            .get("/settings/billing/autopay_max_consecutive_failures")
            .json()
            .path("is_changed")
            .asBoolean())
        .isFalse();
  }

  @Test
  void aValueOutOfRangeIsRefusedBesideItsFieldAndNothingIsSaved() {
    logIn();
    String before = admin
        .get("/settings/billing/minimum_invoice_amount")
        .json()
        .path("value")
        .asText();

    Answer refused = staff.submit(
        staff.get(BILLING),
        BILLING,
        Map.of("invoice_due_days", "366", "minimum_invoice_amount", "17", "document_paper", "a3"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "expected a number from 0 to 365, found &#39;366&#39;",
            "expected one of a4, letter, found &#39;a3&#39;",
            "id=\"invoice_due_days-error\"");
    assertThat(admin
            .get("/settings/billing/minimum_invoice_amount")
            .json()
            .path("value")
            .asText())
        .isEqualTo(before);
  }
}
