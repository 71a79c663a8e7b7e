package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.network.ip.IpPool;
import io.dotmac.sub.core.network.ip.IpPoolTerms;
import io.dotmac.sub.core.network.ip.IpPools;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new pool, as it was typed. */
record PoolForm(
    String name,
    String cidr,
    String prefixLength,
    String gateway,
    String primary,
    String secondary) {
  /** What the page shows. */
  record Page(Errors errors, List<Field> fields) {}

  static PoolForm blank() {
    return new PoolForm("", "", "", "", "", "");
  }

  static PoolForm of(MultivaluedMap<String, String> sent) {
    return new PoolForm(
        value(sent, "name"),
        value(sent, "cidr"),
        value(sent, "prefix_length"),
        value(sent, "gateway"),
        value(sent, "dns_primary"),
        value(sent, "dns_secondary"));
  }

  static String value(MultivaluedMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Makes it; a wrong value is a problem that names it. */
  IpPool create(Tx tx) {
    return new IpPools()
        .create(
            tx,
            new IpPoolTerms(
                name,
                null,
                cidr,
                length(),
                orNull(gateway),
                orNull(primary),
                orNull(secondary),
                null,
                true));
  }

  private @Nullable Integer length() {
    String digits = prefixLength.replaceFirst("^/", "");
    if (digits.isEmpty()) {
      return null;
    }
    if (!digits.matches("\\d{1,3}")) {
      throw Problem.invalid(
          "/prefix_length",
          "type",
          "a length such as 56 was expected and '" + prefixLength + "' found");
    }
    return Integer.valueOf(digits);
  }

  Page page(Visit visit, String problem) {
    return new Page(
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        List.of(
            Field.of("name", visit.say("nas.name"), name)
                .hint(visit.say("ip.name_hint"))
                .focused(),
            Field.of("cidr", visit.say("ip.network"), cidr).hint(visit.say("ip.network_hint")),
            Field.of("prefix_length", visit.say("ip.length"), prefixLength)
                .hint(visit.say("ip.length_hint")),
            Field.of("gateway", visit.say("ip.gateway"), gateway)
                .hint(visit.say("ip.gateway_hint")),
            Field.of("dns_primary", visit.say("ip.dns_primary"), primary),
            Field.of("dns_secondary", visit.say("ip.dns_secondary"), secondary)));
  }
}
