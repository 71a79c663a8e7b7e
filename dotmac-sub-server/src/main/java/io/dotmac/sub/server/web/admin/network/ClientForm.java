package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.access.nas.MessageAuthenticatorRule;
import io.dotmac.sub.core.access.nas.NasDevice;
import io.dotmac.sub.core.access.nas.NasDevices;
import io.dotmac.sub.core.access.nas.NasTerms;
import io.dotmac.sub.core.access.nas.NasVendor;
import io.dotmac.sub.core.access.nas.RadiusClient;
import io.dotmac.sub.core.access.nas.RadiusClients;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A new access server: the device, and the client with its secret. */
record ClientForm(String name, String address, String vendor, String secret) {
  private static final int SECRET_BYTES = 16;

  /** What the page shows. */
  record Page(Errors errors, List<Field> fields, List<Filters.Option> vendors) {}

  static ClientForm blank() {
    return new ClientForm("", "", "mikrotik", "");
  }

  static ClientForm of(MultivaluedMap<String, String> sent) {
    return new ClientForm(
        value(sent, "name"), value(sent, "address"), value(sent, "vendor"), value(sent, "secret"));
  }

  private static String value(MultivaluedMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }

  /** The same with a secret: a new one if none was typed. */
  ClientForm withSecret() {
    return secret.isEmpty()
        ? new ClientForm(name, address, vendor, RandomToken.hex(SECRET_BYTES))
        : this;
  }

  /** Registers both; a wrong value is a problem that names it. */
  RadiusClient create(Tx tx, RadiusClients clients) {
    NasVendor maker = WireName.parse(NasVendor.class, vendor);
    boolean host = address.indexOf('/') < 0;
    NasTerms terms = new NasTerms(
        name,
        null,
        maker,
        null,
        null,
        null,
        null,
        host ? address : null,
        host ? address : null,
        null,
        NasTerms.COA_PORT,
        null);
    NasDevice device = new NasDevices().create(tx, terms);
    tx.session().flush();
    return clients.create(tx, address, device.id(), secret, MessageAuthenticatorRule.YES, null);
  }

  Page page(Visit visit, String problem) {
    return new Page(
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        List.of(
            Field.of("name", visit.say("nas.name"), name).focused(),
            Field.of("address", visit.say("nas.address"), address)
                .hint(visit.say("nas.address_hint")),
            Field.of("secret", visit.say("nas.secret"), "").hint(visit.say("nas.secret_hint"))),
        Arrays.stream(NasVendor.values())
            .map(WireName::of)
            .map(wire ->
                new Filters.Option(wire, visit.name("nas_vendor", wire), wire.equals(vendor)))
            .toList());
  }
}
