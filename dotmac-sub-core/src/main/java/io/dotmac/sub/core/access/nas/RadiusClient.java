package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address or prefix that may ask RADIUS, and the secret it shares with us. */
@Entity
@Table(name = "radius_client")
public class RadiusClient extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RadiusClientId id;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "nas_device_id"))
  private NasDeviceId nasDevice;

  @Column(name = "client_ip")
  private String clientIp;

  @Column(name = "shared_secret_sealed")
  private String secretSealed;

  @Nullable
  @Column(name = "previous_secret_sealed")
  private String previousSecretSealed;

  @Nullable
  @Column(name = "previous_secret_until")
  private Instant previousSecretUntil;

  @Column(name = "require_message_authenticator")
  private MessageAuthenticatorRule requireMessageAuthenticator;

  @Nullable
  @Column(name = "description")
  private String description;

  @Nullable
  @Column(name = "certificate_name")
  private String certificateName;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate. */
  protected RadiusClient() {}

  RadiusClient(
      String clientIp,
      @Nullable NasDeviceId nasDevice,
      String secretSealed,
      MessageAuthenticatorRule rule,
      @Nullable String description) {
    this.id = RadiusClientId.next();
    this.clientIp = clientIp;
    this.nasDevice = nasDevice;
    this.secretSealed = secretSealed;
    this.requireMessageAuthenticator = rule;
    this.description = description;
    this.active = true;
  }

  void rotate(String sealed, Instant previousUntil) {
    previousSecretSealed = secretSealed;
    previousSecretUntil = previousUntil;
    secretSealed = sealed;
  }

  void change(@Nullable NasDeviceId device, MessageAuthenticatorRule rule, @Nullable String text) {
    nasDevice = device;
    requireMessageAuthenticator = rule;
    description = text;
  }

  void nameCertificate(@Nullable String name) {
    certificateName = name;
  }

  void deactivate() {
    active = false;
  }

  public RadiusClientId id() {
    return id;
  }

  /** The device it asks for; absent: any. */
  public Optional<NasDeviceId> nasDevice() {
    return Optional.ofNullable(nasDevice);
  }

  /** An address, or a prefix such as {@code 10.0.0.0/24}. */
  public String clientIp() {
    return clientIp;
  }

  public MessageAuthenticatorRule requireMessageAuthenticator() {
    return requireMessageAuthenticator;
  }

  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  /** A name in the certificate that it shows over TLS, in small letters; absent: it may not. */
  public Optional<String> certificateName() {
    return Optional.ofNullable(certificateName);
  }

  /** Until when the secret before the present one still counts. */
  public Optional<Instant> previousSecretUntil() {
    return Optional.ofNullable(previousSecretUntil);
  }

  public boolean isActive() {
    return active;
  }
}
