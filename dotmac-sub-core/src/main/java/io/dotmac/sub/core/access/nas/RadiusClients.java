package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.References;
import io.dotmac.sub.core.tx.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RADIUS clients and the secrets shared with them; a secret is never given back. */
public final class RadiusClients {
  /** All of them; staff only. */
  public static final Listing<RadiusClient> LISTING = Listing.of(RadiusClient.class)
      .filter("client_ip", "e.clientIp = :client_ip", text -> text)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("client_ip", "e.clientIp")
      .sort("created_at", "e.createdAt")
      .defaultSort("client_ip");

  /** What stands in certificates of equipment: a host's name, or any other in one word. */
  private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cntrl}]{1,253}");

  private final SecretBox secrets;

  /** Seals secrets with {@code secrets}. */
  public RadiusClients(SecretBox secrets) {
    this.secrets = secrets;
  }

  /**
   * Adds one.
   *
   * @param clientIp an address or a prefix
   * @param secret 8 to 253 octets; 16 or more are better
   */
  public RadiusClient create(
      Tx tx,
      String clientIp,
      @Nullable NasDeviceId nasDevice,
      String secret,
      MessageAuthenticatorRule rule,
      @Nullable String description) {
    Checks checks = new Checks();
    Addresses.checkNetwork(checks, "/client_ip", clientIp);
    checks.text("/description", description, 500);
    References.check(tx, checks, "/nas_device_id", NasDevice.class, nasDevice);
    secret(checks, secret);
    checks.done();
    RadiusClient client =
        new RadiusClient(clientIp, nasDevice, secrets.encrypt(secret), rule, description);
    tx.save(client);
    return client;
  }

  /** The client of that id, if the caller may see it. */
  public RadiusClient require(Tx tx, RadiusClientId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited beside the address and the secret. */
  public RadiusClient update(
      Tx tx,
      RadiusClientId id,
      @Nullable NasDeviceId nasDevice,
      MessageAuthenticatorRule rule,
      @Nullable String description) {
    Checks checks = new Checks();
    checks.present("/require_message_authenticator", rule).text("/description", description, 500);
    References.check(tx, checks, "/nas_device_id", NasDevice.class, nasDevice);
    checks.done();
    RadiusClient client = require(tx, id);
    client.change(nasDevice, rule, description);
    return client;
  }

  /**
   * It may also come over TLS, with a certificate of that name.
   *
   * @param name as a certificate has it, capitals or not; null: it may not
   */
  public RadiusClient nameCertificate(Tx tx, RadiusClientId id, @Nullable String name) {
    String wanted = name == null ? null : name.toLowerCase(Locale.ROOT);
    Checks checks = new Checks();
    checks.rule(
        wanted == null || NAME.matcher(wanted).matches(),
        "/certificate_name",
        "name",
        "a name such as bng1.example.net was expected and '" + name + "' found");
    checks.rule(
        wanted == null || free(tx, id, wanted),
        "/certificate_name",
        "taken",
        "another active client has a certificate of the name '" + name + "'");
    checks.done();
    RadiusClient client = require(tx, id);
    client.nameCertificate(wanted);
    return client;
  }

  private static boolean free(Tx tx, RadiusClientId id, String name) {
    return tx.session()
        .createSelectionQuery(
            "select count(e) from RadiusClient e where e.active and e.certificateName = :name"
                + " and e.id.value <> :id",
            Long.class)
        .setParameter("name", name)
        .setParameter("id", id.value())
        .getSingleResult()
        .equals(0L);
  }

  /** Gives it another secret; the one before counts for {@code overlap} more. */
  public RadiusClient rotate(Tx tx, RadiusClientId id, String secret, Duration overlap) {
    Checks checks = new Checks();
    secret(checks, secret);
    checks.done();
    RadiusClient client = require(tx, id);
    client.rotate(secrets.encrypt(secret), tx.systemNow().plus(overlap));
    return client;
  }

  /** It is answered no more. */
  public RadiusClient deactivate(Tx tx, RadiusClientId id) {
    RadiusClient client = require(tx, id);
    client.deactivate();
    return client;
  }

  private static void secret(Checks checks, @Nullable String secret) {
    int octets = secret == null ? 0 : secret.getBytes(StandardCharsets.UTF_8).length;
    checks.rule(
        octets >= 8 && octets <= 253,
        "/shared_secret",
        "range",
        "a secret of 8 to 253 octets was expected");
  }
}
