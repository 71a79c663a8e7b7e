package io.dotmac.sub.core.provisioning.device;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A device that orders are carried out on. Its passwords and key are sealed and never shown. */
@Entity
@Table(name = "provisioning_device")
public class ProvisioningDevice extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ProvisioningDeviceId id;

  @Embedded
  private DeviceTerms terms;

  @Nullable
  @Column(name = "password_sealed")
  private String passwordSealed;

  @Nullable
  @Column(name = "enable_password_sealed")
  private String enablePasswordSealed;

  @Nullable
  @Column(name = "private_key_sealed")
  private String privateKeySealed;

  /** For Hibernate; others use {@link ProvisioningDevices}. */
  protected ProvisioningDevice() {}

  ProvisioningDevice(DeviceTerms terms) {
    this.id = ProvisioningDeviceId.next();
    this.terms = terms;
  }

  void change(DeviceTerms to) {
    terms = to;
  }

  void password(@Nullable String sealed) {
    passwordSealed = sealed;
  }

  void enablePassword(@Nullable String sealed) {
    enablePasswordSealed = sealed;
  }

  void privateKey(@Nullable String sealed) {
    privateKeySealed = sealed;
  }

  public ProvisioningDeviceId id() {
    return id;
  }

  public DeviceTerms terms() {
    return terms;
  }

  /** What opens it, sealed; absent until one was set. */
  public Optional<String> passwordSealed() {
    return Optional.ofNullable(passwordSealed);
  }

  /** What the privileged mode asks for, sealed. */
  public Optional<String> enablePasswordSealed() {
    return Optional.ofNullable(enablePasswordSealed);
  }

  /** The key to log in with, sealed; the password is its passphrase then. */
  public Optional<String> privateKeySealed() {
    return Optional.ofNullable(privateKeySealed);
  }
}
