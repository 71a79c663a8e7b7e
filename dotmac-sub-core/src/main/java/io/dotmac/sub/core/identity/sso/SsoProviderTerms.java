package io.dotmac.sub.core.identity.sso;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.EnumColumn;
import io.dotmac.sub.core.tx.Realm;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a provider.
 *
 * @param name as the button on the login page has it
 * @param issuer as its configuration document names itself
 * @param clientId what this installation is called there
 * @param scopes with blanks between them; {@code openid} is among them
 * @param realm whom it lets in
 * @param loginClaim by what somebody is known who comes for the first time
 * @param linksKnown whether somebody who can sign in already may come this way from now on
 * @param createsStaff whether somebody unknown becomes a member of staff, without a role
 * @param allowedDomains ends of e-mail addresses with blanks between them; absent: all of them
 * @param proofValues what its {@code amr} or {@code acr} says when it has asked for a second proof,
 *     with blanks between them; absent: it is always asked for here
 * @param prompt what it shall ask for each time
 */
@Embeddable
public record SsoProviderTerms(
    @Column(name = "name") String name,
    @Column(name = "issuer") String issuer,
    @Column(name = "client_id") String clientId,
    @Column(name = "scopes") String scopes,

    @Convert(converter = RealmColumn.class) @Column(name = "realm")
    Realm realm,

    @Convert(converter = LoginClaim.Column.class) @Column(name = "login_claim")
    LoginClaim loginClaim,

    @Column(name = "links_known") boolean linksKnown,
    @Column(name = "creates_staff") boolean createsStaff,
    @Nullable @Column(name = "allowed_domains") String allowedDomains,
    @Nullable @Column(name = "proof_values") String proofValues,

    @Nullable @Convert(converter = SsoPrompt.Column.class) @Column(name = "prompt")
    SsoPrompt prompt,

    @Column(name = "is_active") boolean isActive) {
  /** Of a provider about which nothing is said yet: for staff, known by e-mail address. */
  public static final SsoProviderTerms BLANK = new SsoProviderTerms(
      "",
      "",
      "",
      "openid email profile",
      Realm.STAFF,
      LoginClaim.EMAIL,
      true,
      false,
      null,
      null,
      null,
      true);

  private static final int SHORT = 200;
  private static final int LONG = 2_000;

  void check() {
    Checks checks = new Checks();
    checks.required("/name", name, SHORT);
    checks.required("/issuer", issuer, LONG);
    checks.required("/client_id", clientId, SHORT);
    checks.required("/scopes", scopes, SHORT);
    checks.text("/allowed_domains", allowedDomains, LONG);
    checks.text("/proof_values", proofValues, SHORT);
    checks.rule(
        issuer.isBlank() || isIssuer(issuer),
        "/issuer",
        "format",
        "an address such as https://login.example.com was expected, as the provider names itself");
    checks.rule(
        scopes.isBlank() || words(scopes).contains("openid"),
        "/scopes",
        "openid",
        "openid among the scopes was expected, found " + scopes);
    checks.rule(
        realm != Realm.SERVICE,
        "/realm",
        "realm",
        "staff, customer or reseller was expected: programs have API keys");
    checks.rule(
        !createsStaff || realm == Realm.STAFF,
        "/creates_staff",
        "realm",
        "only members of staff are made by signing in");
    checks.done();
  }

  private static boolean isIssuer(String text) {
    try {
      URI uri = new URI(text);
      return List.of("https", "http").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Whether an e-mail address, in lower case, ends as the provider's must. */
  public boolean admits(String email) {
    List<String> domains = words(allowedDomains);
    return domains.isEmpty()
        || domains.contains(email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
  }

  /** Whether one of these values says that a second proof was asked for there. */
  public boolean isProof(List<String> values) {
    return words(proofValues).stream().anyMatch(values::contains);
  }

  /** The same, in use or not. */
  SsoProviderTerms active(boolean active) {
    return new SsoProviderTerms(
        name,
        issuer,
        clientId,
        scopes,
        realm,
        loginClaim,
        linksKnown,
        createsStaff,
        allowedDomains,
        proofValues,
        prompt,
        active);
  }

  /** The scopes one by one. */
  public List<String> scopeList() {
    return words(scopes);
  }

  private static List<String> words(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.strip().split("[\\s,]+"))
            .filter(word -> !word.isEmpty())
            .toList();
  }

  /** Stores a realm by its wire name. */
  @Converter
  static class RealmColumn extends EnumColumn<Realm> {
    RealmColumn() {
      super(Realm.class);
    }
  }
}
