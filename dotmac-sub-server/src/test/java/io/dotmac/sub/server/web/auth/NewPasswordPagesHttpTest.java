package io.dotmac.sub.server.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NewPasswordPagesHttpTest {
  private static final String NEW = "another long password";
  private static final String RESET = "/auth/reset-password";
  private static final String INVITE = "/auth/accept-invite";

  private static ServerFixture server;

  private final PortalClient browser = new PortalClient(server.one().anonymous());

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    server.one().admin();
  }

  @Test
  void aLinkLosesItsTokenToACookieAndItsPageSetsThePassword() {
    String link = invited("ada-on-pages");

    Answer followed = browser.get(link);
    Answer form = browser.get(INVITE);
    Answer set = browser.submit(form, INVITE, twice(NEW));
    Answer login = browser.get(path(set));
    Answer in = browser.logIn("ada-on-pages", NEW);

    assertThat(path(followed)).isEqualTo(INVITE);
    assertThat(followed.header("set-cookie").orElse(""))
        .contains("dm_link=")
        .containsIgnoringCase("HttpOnly");
    assertThat(form.body())
        .contains("Welcome", "autocomplete=\"new-password\"")
        .doesNotContain(link.replaceFirst(".*token=", ""));
    assertThat(path(set)).isEqualTo("/auth/login?done=password");
    assertThat(login.body()).contains("Your password is set.");
    assertThat(path(in)).isEqualTo("/admin/");
  }

  @Test
  void passwordsThatDifferOrAreTooShortAreAskedForAgain() {
    browser.get(invited("grace-on-pages"));
    Answer form = browser.get(INVITE);

    Answer differ = browser.submit(form, INVITE, Map.of("password", NEW, "repeated", NEW + "x"));
    Answer tooShort = browser.submit(form, INVITE, twice("short"));
    Answer right = browser.submit(form, INVITE, twice(NEW));

    assertThat(differ.status()).isEqualTo(422);
    assertThat(differ.body()).contains("The two passwords differ");
    assertThat(tooShort.status()).isEqualTo(422);
    assertThat(tooShort.body()).contains("at least 8 characters");
    assertThat(path(right)).isEqualTo("/auth/login?done=password");
  }

  @Test
  void aLinkThatIsNotGoodAnyMoreLeadsToAnother() {
    browser.get(RESET + "?token=" + "x".repeat(43));

    Answer late = browser.get(RESET);

    assertThat(late.status()).isEqualTo(422);
    assertThat(late.body()).contains("This link is not good any more", "/auth/forgot-password");
  }

  @Test
  void aPasswordThatMustBeChangedIsChangedBeforeThePortalOpens() {
    String user = server.one().addStaff("support");
    String id = server
        .one()
        .admin()
        .get("/user-credentials?q=" + user)
        .json()
        .at("/items/0/id")
        .asText();
    server.one().admin().send("POST", "/user-credentials/" + id + "/reset", null);

    Answer login = browser.logIn(user, ServerFixture.PASSWORD);
    boolean in = browser.cookies().containsKey("dm_sid");
    Answer form = browser.get(path(login));
    Answer set = browser.submit(form, RESET, twice(NEW));

    assertThat(path(login)).isEqualTo(RESET);
    assertThat(in).isFalse();
    assertThat(form.body()).contains("has to be changed before you go on");
    assertThat(path(set)).isEqualTo("/auth/login?done=password");
    assertThat(path(browser.logIn(user, NEW))).isEqualTo("/admin/");
  }

  @Test
  void askingForALinkAnswersTheSameForEverybody() {
    String user = server.one().addStaff("support");
    Answer form = browser.get("/auth/forgot-password");

    Answer known = browser.submit(form, "/auth/forgot-password", Map.of("username", user));
    Answer unknown = browser.submit(form, "/auth/forgot-password", Map.of("username", "nobody"));
    Answer empty = browser.submit(form, "/auth/forgot-password", Map.of("username", " "));

    assertThat(known.status()).isEqualTo(200);
    assertThat(unknown.body()).isEqualTo(known.body()).contains("Look into your mail");
    assertThat(empty.status()).isEqualTo(422);
  }

  @Test
  void theFormForAnAccountIsThereOnlyWhereTheTenantAllowsIt() {
    PortalClient other = new PortalClient(server.two().anonymous());
    Answer closed = other.get("/auth/register");
    server.two().admin().patch("/settings/auth/registration", "{\"value\":\"true\"}");

    Answer form = other.get("/auth/register");
    Answer sent = other.submit(
        form, "/auth/register", Map.of("number", "SUB-1", "email", "nobody@example.com"));

    assertThat(closed.status()).isEqualTo(404);
    assertThat(form.body()).contains("Customer number");
    assertThat(sent.body()).contains("Look into your mail");
  }

  private static String invited(String user) {
    String link = server
        .one()
        .admin()
        .post(
            "/user-credentials/invite",
            "{\"username\":\"" + user + "\",\"name\":\"Ada\",\"role\":\"support\"}")
        .json()
        .path("link")
        .asText();
    return link.replaceFirst("^https?://[^/]+", "");
  }

  private static Map<String, String> twice(String password) {
    return Map.of("password", password, "repeated", password);
  }

  /** Where an answer leads, without the host. */
  private static String path(Answer answer) {
    return answer.header("location").orElse("").replaceFirst("^https?://[^/]+", "");
  }
}
