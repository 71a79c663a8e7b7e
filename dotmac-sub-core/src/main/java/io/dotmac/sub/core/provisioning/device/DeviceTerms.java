package io.dotmac.sub.core.provisioning.device;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a device, but its passwords.
 *
 * @param name unique among those in use
 * @param hostKey the key it must show: {@code SHA256:} and 43 characters of base64
 * @param oltId the line terminal of the inventory that it is: its ONTs are recorded there
 * @param nasDeviceId the access server that it is: its sessions can be ended over its management
 * @param driver which driver serves it; absent: the usual one of its vendor
 * @param suspendBy how it holds back services that are suspended; absent: by RADIUS alone
 * @param workflowId by which ONTs are let in that show themselves; absent: it is not asked for them
 */
@Embeddable
public record DeviceTerms(
    @Column(name = "name") String name,
    @Column(name = "vendor") ProvisioningVendor vendor,
    @Column(name = "host") String host,
    @Column(name = "port") int port,
    @Column(name = "username") String username,
    @Column(name = "host_key") String hostKey,
    @Nullable @Column(name = "olt_id") UUID oltId,
    @Nullable @Column(name = "nas_device_id") UUID nasDeviceId,
    @Nullable @Column(name = "workflow_id") UUID workflowId,
    @Nullable @Column(name = "driver") String driver,
    @Nullable @Column(name = "suspend_by") SuspendBy suspendBy,
    @Column(name = "is_active") boolean isActive) {
  /** Of a device about which nothing is said yet. */
  public static final DeviceTerms BLANK = at("", ProvisioningVendor.HUAWEI, "", 22, "", "");

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9.:_-]{0,252}");
  private static final Pattern DRIVER = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  /** A device in use that is none of the inventory's. */
  public static DeviceTerms at(
      String name,
      ProvisioningVendor vendor,
      String host,
      int port,
      String username,
      String hostKey) {
    return new DeviceTerms(
        name, vendor, host, port, username, hostKey, null, null, null, null, null, true);
  }

  Checks check() {
    return new Checks()
        .required("/name", name, 200)
        .rule(
            HOST.matcher(host).matches(),
            "/host",
            "format",
            "a host name or an address was expected")
        .range("/port", port, 1, 65_535)
        .required("/username", username, 100)
        .rule(
            suspendBy == null || suspendBy == SuspendBy.ONT || nasDeviceId != null,
            "/nas_device_id",
            "required",
            "the access server that it is was expected: its services are held back")
        .rule(
            suspendBy != SuspendBy.ONT || oltId != null,
            "/olt_id",
            "required",
            "the line terminal that it is was expected: its ONTs are suspended")
        .rule(
            driver == null || DRIVER.matcher(driver).matches(),
            "/driver",
            "format",
            "the name of a driver such as zte-c600 was expected")
        .rule(
            KEY.matcher(hostKey).matches(),
            "/host_key",
            "format",
            "SHA256: and 43 characters of base64 were expected, as ssh-keygen -lf prints them");
  }

  DeviceTerms active(boolean active) {
    return with(oltId, nasDeviceId, workflowId, driver, suspendBy, active);
  }

  /** The same, as that line terminal of the inventory. */
  public DeviceTerms asOlt(@Nullable UUID olt) {
    return with(olt, nasDeviceId, workflowId, driver, suspendBy, isActive);
  }

  /** The same, as that access server. */
  public DeviceTerms asNas(@Nullable UUID nas) {
    return with(oltId, nas, workflowId, driver, suspendBy, isActive);
  }

  /** The same, asked for ONTs that show themselves, which are let in by that workflow. */
  public DeviceTerms lettingInBy(@Nullable UUID workflow) {
    return with(oltId, nasDeviceId, workflow, driver, suspendBy, isActive);
  }

  /** The same, served by that driver. */
  public DeviceTerms servedBy(@Nullable String name) {
    return with(oltId, nasDeviceId, workflowId, name, suspendBy, isActive);
  }

  /** The same, holding back suspended services in that way. */
  public DeviceTerms suspendingBy(@Nullable SuspendBy way) {
    return with(oltId, nasDeviceId, workflowId, driver, way, isActive);
  }

  private DeviceTerms with(
      @Nullable UUID olt,
      @Nullable UUID nas,
      @Nullable UUID workflow,
      @Nullable String served,
      @Nullable SuspendBy way,
      boolean active) {
    return new DeviceTerms(
        name, vendor, host, port, username, hostKey, olt, nas, workflow, served, way, active);
  }
}
