package io.dotmac.sub.server.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInHttpTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private static ServerFixture server;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    server.one().admin();
  }

  @Test
  void aPersonSignsInWithTheFormAndLandsInTheirPortal() {
    Answer answer = signIn(server.one().addStaff("support"), ServerFixture.PASSWORD, "");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("location").orElse("")).endsWith("/admin/");
    assertThat(sessionCookie(answer)).matches("dm_sid=[A-Za-z0-9_-]{43}");
    assertThat(answer.header("set-cookie").orElse(""))
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Lax")
        .containsIgnoringCase("Path=/");
  }

  @Test
  void aCustomerLandsInTheCustomerPortal() {
    server.one().customer(server.one().subscriber());

    Answer answer = signIn(lastSignedIn(), ServerFixture.PASSWORD, "");

    assertThat(answer.header("location").orElse("")).endsWith("/portal/");
  }

  @Test
  void aResellerIsToldThatThereIsNoPortalAndLetOutAgain() {
    String reseller = server
        .one()
        .admin()
        .post("/resellers", "{\"name\": \"Coastal Net\", \"code\": \"coastal\"}")
        .json()
        .path("id")
        .asText();
    server.one().reseller(UUID.fromString(reseller));

    Answer answer = signIn(lastSignedIn(), ServerFixture.PASSWORD, "/admin/subscribers");
    Answer page = client().with("Cookie", sessionCookie(answer)).get("/auth/no-portal");

    assertThat(answer.header("location").orElse("")).endsWith("/auth/no-portal");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("No portal for this account yet", "/auth/logout");
  }

  @Test
  void aWrongPasswordShowsTheFormAgainWithoutSayingWhich() {
    Answer answer = signIn("nobody", "wrong password", "");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).contains("The user name or the password is not right.");
    assertThat(answer.header("set-cookie").orElse("")).doesNotContain("dm_sid");
  }

  @Test
  void aFormWithoutOrWithAForeignTokenIsRefused() {
    String user = server.one().addStaff("support");
    String form = "username=" + user + "&password=" + encoded(ServerFixture.PASSWORD);
    Answer page = client().get("/auth/login");
    Answer other = client().get("/auth/login");

    Answer without = post(client().with("Cookie", csrfCookie(page)), form);
    Answer foreign =
        post(client().with("Cookie", csrfCookie(page)), form + "&_csrf=" + encoded(csrf(other)));
    Answer noCookie = post(client(), form + "&_csrf=" + encoded(csrf(page)));

    assertThat(without.status()).isEqualTo(403);
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(noCookie.status()).isEqualTo(403);
    assertThat(without.header("content-type").orElse("")).startsWith("text/html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "x"
      })
  void afterSigningInNobodyIsSentToAnotherHost(String next) {
    Answer answer = signIn(server.one().addStaff("support"), ServerFixture.PASSWORD, next);

    assertThat(answer.header("location").orElse("")).endsWith("/admin/").doesNotContain("evil");
  }

  @Test
  void afterSigningInThePageThatWasAskedForIsShown() {
    Answer answer =
        signIn(server.one().addStaff("support"), ServerFixture.PASSWORD, "/admin/x?status=active");

    assertThat(answer.header("location").orElse("")).endsWith("/admin/x?status=active");
  }

  @Test
  void signingOutEndsTheSessionAtTheServer() {
    Answer signedIn = signIn(server.one().addStaff("support"), ServerFixture.PASSWORD, "");
    ApiClient browser = client().with("Cookie", sessionCookie(signedIn));
    Answer home = browser.get("/");
    Answer form = browser.get("/auth/login");
    String cookies = sessionCookie(signedIn) + "; " + csrfCookie(form);

    Answer out =
        post("/auth/logout", client().with("Cookie", cookies), "_csrf=" + encoded(csrf(form)));

    assertThat(home.header("location").orElse("")).endsWith("/admin/");
    assertThat(out.status()).isEqualTo(303);
    assertThat(browser.get("/").header("location").orElse("")).contains("/auth/login");
  }

  @Test
  void aSessionCookieOpensNoApiAndAnAccessTokenNoPage() {
    Answer signedIn = signIn(server.one().addStaff("admin"), ServerFixture.PASSWORD, "");

    Answer api = client().with("Cookie", sessionCookie(signedIn)).get("/api/v1/api-keys");
    Answer page = server.one().admin().get("/");

    assertThat(api.status()).isEqualTo(401);
    assertThat(page.header("location").orElse("")).contains("/auth/login");
  }

  @Test
  void aPageThatIsNotThereIsAnHtmlPage() {
    Answer answer = client().get("/admin/nothing-here");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("content-type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).contains("There is nothing here");
  }

  private static ApiClient client() {
    return server.one().anonymous();
  }

  private static String lastSignedIn() {
    return server
        .one()
        .admin()
        .get("/user-credentials?order_by=last_login_at&order_dir=desc")
        .json()
        .at("/items/0/username")
        .asText();
  }

  private static Answer signIn(String user, String password, String next) {
    Answer page = client().get("/auth/login");
    String form = "username=%s&password=%s&next=%s&_csrf=%s"
        .formatted(encoded(user), encoded(password), encoded(next), encoded(csrf(page)));
    return post(client().with("Cookie", csrfCookie(page)), form);
  }

  private static Answer post(ApiClient client, String form) {
    return post("/auth/login", client, form);
  }

  private static Answer post(String path, ApiClient client, String form) {
    return client.with("Content-Type", "application/x-www-form-urlencoded").post(path, form);
  }

  private static String csrf(Answer page) {
    Matcher token = TOKEN.matcher(page.body());
    assertThat(token.find()).as(page.body()).isTrue();
    return token.group(1);
  }

  private static String csrfCookie(Answer page) {
    return cookie(page, "dm_csrf");
  }

  private static String sessionCookie(Answer answer) {
    return cookie(answer, "dm_sid");
  }

  private static String cookie(Answer answer, String name) {
    return answer
        .header("set-cookie")
        .orElse("")
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.split(";")[0].replace("\"", ""))
        .findFirst()
        .orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
