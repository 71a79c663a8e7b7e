package io.dotmac.sub.server.web.admin.sso;

import io.dotmac.sub.core.identity.sso.LoginClaim;
import io.dotmac.sub.core.identity.sso.SsoPrompt;
import io.dotmac.sub.core.identity.sso.SsoProviderTerms;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Field;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a provider, as a form has them. */
final class SsoForm {
  private SsoForm() {}

  static SsoProviderTerms terms(MultivaluedMap<String, String> sent) {
    String prompt = text(sent, "prompt");
    return new SsoProviderTerms(
        text(sent, "name"),
        text(sent, "issuer"),
        text(sent, "client_id"),
        text(sent, "scopes"),
        WireName.parse(Realm.class, text(sent, "realm")),
        WireName.parse(LoginClaim.class, text(sent, "login_claim")),
        isOn(sent, "links_known"),
        isOn(sent, "creates_staff"),
        orNull(text(sent, "allowed_domains")),
        orNull(text(sent, "proof_values")),
        prompt.isEmpty() ? null : WireName.parse(SsoPrompt.class, prompt),
        isOn(sent, "is_active"));
  }

  /** The secret, if one was typed. */
  static @Nullable String secret(MultivaluedMap<String, String> sent) {
    return orNull(text(sent, "client_secret"));
  }

  static List<Field> fields(Visit visit, SsoProviderTerms terms) {
    return List.of(
        field(visit, "name", terms.name()).focused(),
        field(visit, "issuer", terms.issuer()),
        field(visit, "client_id", terms.clientId()),
        field(visit, "scopes", terms.scopes()),
        field(visit, "allowed_domains", terms.allowedDomains()),
        field(visit, "proof_values", terms.proofValues()));
  }

  private static Field field(Visit visit, String name, @Nullable String value) {
    Field field = Field.of(name, visit.say("sso." + name), Objects.requireNonNullElse(value, ""));
    String hint = "sso." + name + "_hint";
    return visit.words().has(hint) ? field.hint(visit.say(hint)) : field;
  }

  static List<SsoPages.Pick> picks(Visit visit, SsoProviderTerms terms) {
    List<SsoPages.Option> prompts = new ArrayList<>();
    prompts.add(new SsoPages.Option("", visit.say("sso.prompt_none"), terms.prompt() == null));
    prompts.addAll(options(visit, "sso_prompt", List.of(SsoPrompt.values()), terms.prompt()));
    List<Realm> realms = List.of(Realm.STAFF, Realm.CUSTOMER, Realm.RESELLER);
    return List.of(
        new SsoPages.Pick(
            "realm", visit.say("sso.realm"), options(visit, "realm", realms, terms.realm())),
        new SsoPages.Pick(
            "login_claim",
            visit.say("sso.login_claim"),
            options(visit, "login_claim", Arrays.asList(LoginClaim.values()), terms.loginClaim())),
        new SsoPages.Pick("prompt", visit.say("sso.prompt"), List.copyOf(prompts)));
  }

  private static List<SsoPages.Option> options(
      Visit visit, String kind, List<? extends Enum<?>> values, @Nullable Enum<?> chosen) {
    return values.stream()
        .map(value -> new SsoPages.Option(
            WireName.of(value), visit.name(kind, WireName.of(value)), value == chosen))
        .toList();
  }

  static List<SsoPages.Tick> ticks(Visit visit, SsoProviderTerms terms) {
    return List.of(
        new SsoPages.Tick("links_known", visit.say("sso.links_known"), terms.linksKnown()),
        new SsoPages.Tick("creates_staff", visit.say("sso.creates_staff"), terms.createsStaff()),
        new SsoPages.Tick("is_active", visit.say("sso.is_active"), terms.isActive()));
  }

  private static boolean isOn(MultivaluedMap<String, String> sent, String name) {
    return "yes".equals(sent.getFirst(name));
  }

  private static String text(MultivaluedMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
