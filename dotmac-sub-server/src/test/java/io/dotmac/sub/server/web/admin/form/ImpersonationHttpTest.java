package io.dotmac.sub.server.web.admin.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImpersonationHttpTest {
  private static ServerFixture server;

  private final PortalClient staff = new PortalClient(server.one().anonymous());
  private String user = "";
  private UUID subscriber = new UUID(0, 0);

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    server.one().admin();
  }

  @BeforeEach
  void signIn() {
    subscriber = server.one().subscriber();
    user = server.one().addStaff("admin");
    staff.logIn(user, ServerFixture.PASSWORD);
  }

  @Test
  void staffSeeThePortalAsTheCustomerDoesWithABannerAndStayThemselvesElsewhere() {
    Answer before = staff.get("/portal/");
    Answer question = staff.get(begin());
    Answer begun = staff.submit(question, begin(), Map.of());
    Answer portal = staff.get("/portal/account");

    assertThat(before.status()).isEqualTo(403);
    assertThat(question.body()).contains("See the portal as Ada Obi?", "can change nothing");
    assertThat(path(begun)).isEqualTo("/portal/");
    assertThat(portal.status()).isEqualTo(200);
    assertThat(portal.body()).contains("You see the portal as Ada Obi does.");
    assertThat(staff.get("/admin/").status()).isEqualTo(200);
    assertThat(staff.get("/auth/security").body()).doesNotContain("Ada Obi");
  }

  @Test
  void nothingCanBeChanged() {
    staff.submit(staff.get(begin()), begin(), Map.of());
    Answer page = staff.get("/portal/account");

    Answer plan = staff.submit(page, "/portal/payment-plan", Map.of("count", "3"));
    Answer pay = staff.submit(page, "/portal/pay", Map.of("amount", "5"));

    assertThat(plan.status()).isEqualTo(403);
    assertThat(pay.status()).isEqualTo(403);
  }

  @Test
  void itEndsByTheButtonAndTheAuditNamesBoth() {
    staff.submit(staff.get(begin()), begin(), Map.of());
    Answer page = staff.get("/portal/account");

    Answer ended = staff.submit(page, "/auth/impersonation/end", Map.of());
    String audit = server.one().admin().get("/audit-events?limit=200").body();

    assertThat(path(ended)).isEqualTo("/admin/subscribers/" + subscriber);
    assertThat(staff.get("/portal/account").status()).isEqualTo(403);
    assertThat(audit).contains("/admin/impersonate/" + subscriber, "/auth/impersonation/end");
  }

  @Test
  void itEndsWithTheSessionItWasOpenedFrom() {
    staff.submit(staff.get(begin()), begin(), Map.of());
    String impersonation = staff.cookies().get("dm_as");
    staff.submit(staff.get("/portal/account"), "/auth/logout", Map.of());

    Answer later =
        server.one().anonymous().with("Cookie", "dm_as=" + impersonation).get("/portal/account");

    assertThat(path(later)).startsWith("/auth/login");
  }

  @Test
  void itsCookieIsNoSessionOfItsOwnAndTheStaffsIsNoImpersonation() {
    staff.submit(staff.get(begin()), begin(), Map.of());
    Answer asStaff = server
        .one()
        .anonymous()
        .with("Cookie", "dm_sid=" + staff.cookies().get("dm_as"))
        .get("/admin/");
    Answer asCustomer = server
        .one()
        .anonymous()
        .with("Cookie", "dm_as=" + staff.cookies().get("dm_sid"))
        .get("/portal/account");

    assertThat(asStaff.status()).isEqualTo(403);
    assertThat(path(asCustomer)).startsWith("/auth/login");
  }

  @Test
  void aSubscriberOfAnotherTenantIsNotThereAndSupportMayNot() {
    UUID foreign = server.two().subscriber();
    Answer page = staff.get(begin());
    PortalClient support = new PortalClient(server.one().anonymous());
    support.logIn(server.one().addStaff("support"), ServerFixture.PASSWORD);

    assertThat(staff.submit(page, "/admin/impersonate/" + foreign, Map.of()).status())
        .isEqualTo(404);
    assertThat(support.get(begin()).status()).isEqualTo(403);
    assertThat(support.get("/admin/subscribers/" + subscriber).body())
        .doesNotContain("/admin/impersonate/");
  }

  private String begin() {
    return "/admin/impersonate/" + subscriber;
  }

  private static String path(Answer answer) {
    return answer.header("location").orElse("").replaceFirst("^https?://[^/]+", "");
  }
}
