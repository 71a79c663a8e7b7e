package io.dotmac.sub.core.provisioning.device;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Devices that orders are carried out on. */
public final class ProvisioningDevices {
  /** All of them, by name; staff only. */
  public static final Listing<ProvisioningDevice> LISTING = Listing.of(ProvisioningDevice.class)
      .filter("is_active", "e.terms.isActive = :is_active", Parsers::flag)
      .filter(
          "vendor",
          "e.terms.vendor = :vendor",
          text -> WireName.parse(ProvisioningVendor.class, text))
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search(
          "lower(e.terms.name) like :q escape '\\'" + " or lower(e.terms.host) like :q escape '\\'")
      .defaultSort("name");

  private final SecretBox secrets;
  private final HostRule hosts;
  private final DriverRule drivers;

  /** Seals passwords with {@code secrets}; devices are where {@code hosts} let them be. */
  public ProvisioningDevices(SecretBox secrets, HostRule hosts) {
    this(secrets, hosts, DriverRule.ANY);
  }

  /** The same, with devices served by drivers that {@code drivers} knows. */
  public ProvisioningDevices(SecretBox secrets, HostRule hosts, DriverRule drivers) {
    this.secrets = secrets;
    this.hosts = hosts;
    this.drivers = drivers;
  }

  /**
   * What is to be set; absent: it stays as it is.
   *
   * @param privateKey to log in with, opened by the password if it is encrypted; empty: no longer
   */
  public record Passwords(
      @Nullable String password,
      @Nullable String enablePassword,
      @Nullable String privateKey) {
    /** None is set. */
    public static final Passwords NONE = new Passwords(null, null, null);

    private static final int LONGEST_KEY = 20_000;

    /** A password alone. */
    public static Passwords of(String password) {
      return new Passwords(password, null, null);
    }

    private void check(Checks checks) {
      checks
          .text("/password", password, 200)
          .text("/enable_password", enablePassword, 200)
          .text("/private_key", privateKey, LONGEST_KEY)
          .rule(
              privateKey == null || privateKey.isEmpty() || isKey(privateKey),
              "/private_key",
              "format",
              "a private key as ssh-keygen writes it was expected, from its BEGIN to its END");
    }

    private static boolean isKey(String text) {
      return text.strip()
          .matches("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*-----END [A-Z ]*KEY-----");
    }

    @Override
    public String toString() {
      return "Passwords";
    }
  }

  /** Adds one. */
  public ProvisioningDevice create(Tx tx, DeviceTerms terms, Passwords passwords) {
    check(tx, terms, passwords, null);
    ProvisioningDevice device = new ProvisioningDevice(terms);
    seal(device, passwords);
    tx.save(device);
    return device;
  }

  /** The one of that id. */
  public ProvisioningDevice require(Tx tx, ProvisioningDeviceId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public ProvisioningDevice update(
      Tx tx, ProvisioningDeviceId id, DeviceTerms terms, Passwords passwords) {
    ProvisioningDevice device = require(tx, id);
    check(tx, terms, passwords, id);
    device.change(terms);
    seal(device, passwords);
    return device;
  }

  /** No new order is carried out on it. */
  public void deactivate(Tx tx, ProvisioningDeviceId id) {
    ProvisioningDevice device = require(tx, id);
    device.change(device.terms().active(false));
  }

  /** The one in use that is that access server. */
  public static Optional<ProvisioningDevice> ofNas(Tx tx, UUID nasDevice) {
    return tx.session()
        .createSelectionQuery(
            "from ProvisioningDevice e where e.terms.isActive = true"
                + " and e.terms.nasDeviceId = :nas",
            ProvisioningDevice.class)
        .setParameter("nas", nasDevice)
        .uniqueResultOptional();
  }

  private void seal(ProvisioningDevice device, Passwords passwords) {
    if (passwords.password() != null) {
      device.password(secrets.encrypt(passwords.password()));
    }
    if (passwords.enablePassword() != null) {
      device.enablePassword(secrets.encrypt(passwords.enablePassword()));
    }
    if (passwords.privateKey() != null) {
      boolean none = passwords.privateKey().isEmpty();
      device.privateKey(none ? null : secrets.encrypt(passwords.privateKey()));
    }
  }

  private void check(
      Tx tx, DeviceTerms terms, Passwords passwords, @Nullable ProvisioningDeviceId self) {
    Checks checks = terms.check();
    hosts.flaw(terms.host()).ifPresent(why -> checks.rule(false, "/host", "target", why));
    String driver = terms.driver();
    if (driver != null) {
      drivers
          .flaw(terms.vendor(), driver)
          .ifPresent(why -> checks.rule(false, "/driver", "unknown", why));
    }
    passwords.check(checks);
    known(tx, checks, "/olt_id", "olt_device", terms.oltId());
    known(tx, checks, "/nas_device_id", "nas_device", terms.nasDeviceId());
    known(tx, checks, "/workflow_id", "provisioning_workflow", terms.workflowId());
    boolean taken = terms.isActive()
        && tx
            .session()
            .createSelectionQuery(
                "from ProvisioningDevice e where e.terms.isActive = true"
                    + " and lower(e.terms.name) = lower(:name)",
                ProvisioningDevice.class)
            .setParameter("name", terms.name())
            .getResultList()
            .stream()
            .anyMatch(other -> !other.id().equals(self));
    checks.rule(!taken, "/name", "taken", "another active device has that name").done();
  }

  /** Foreign keys are the second lock. */
  private static void known(Tx tx, Checks checks, String pointer, String table, @Nullable UUID id) {
    boolean there = id == null
        || tx.session()
                .createNativeQuery(
                    "select count(*) from " + table + " where tenant_id = :tenant and id = :id",
                    Long.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("id", id)
                .getSingleResult()
            > 0;
    checks.rule(there, pointer, "unknown", "nothing of the id " + id + " exists");
  }
}
