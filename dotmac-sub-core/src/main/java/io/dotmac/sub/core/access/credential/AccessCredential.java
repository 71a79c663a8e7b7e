package io.dotmac.sub.core.access.credential;

import io.dotmac.sub.core.access.nas.ConnectionType;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one piece of equipment identifies itself with, and the addresses it gets. */
@Entity
@Table(name = "access_credential")
public class AccessCredential extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private AccessCredentialId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscriber_id"))
  private SubscriberId subscriber;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id"))
  private SubscriptionId subscription;

  @Column(name = "connection_type")
  private ConnectionType connectionType;

  @Column(name = "username")
  private String username;

  @Nullable
  @Column(name = "secret_sealed")
  private String secretSealed;

  @Nullable
  @Column(name = "secret_kind")
  private SecretKind secretKind;

  @Nullable
  @Column(name = "ipv4_address")
  private String ipv4Address;

  @Nullable
  @Column(name = "ipv6_prefix")
  private String ipv6Prefix;

  @Nullable
  @Column(name = "delegated_ipv6_prefix")
  private String delegatedIpv6Prefix;

  @Nullable
  @Column(name = "mac_address")
  private String macAddress;

  @Nullable
  @Column(name = "nas_device_id")
  private UUID nasDeviceId;

  @Nullable
  @Column(name = "vlan_id")
  private Integer vlanId;

  @Nullable
  @Column(name = "radius_profile_id")
  private UUID radiusProfileId;

  @Column(name = "is_active")
  private boolean active;

  @Nullable
  @Column(name = "bound_vlan_id")
  private Integer boundVlanId;

  @Column(name = "learn_mac")
  private boolean learnMac;

  @Column(name = "learn_nas")
  private boolean learnNas;

  @Column(name = "learn_vlan")
  private boolean learnVlan;

  @Nullable
  @Column(name = "circuit_id")
  private String circuitId;

  @Nullable
  @Column(name = "remote_id")
  private String remoteId;

  @Nullable
  @Column(name = "framed_routes")
  private String framedRoutes;

  @Nullable
  @Column(name = "last_auth_at", insertable = false, updatable = false)
  private Instant lastAuthAt;

  /** For Hibernate. */
  protected AccessCredential() {}

  AccessCredential(NewCredential wanted, @Nullable String sealed, @Nullable String macAddress) {
    this.id = AccessCredentialId.next();
    this.subscriber = wanted.subscriber();
    this.subscription = wanted.subscription();
    this.connectionType = wanted.connectionType();
    this.username = wanted.username();
    this.secretSealed = sealed;
    this.secretKind = sealed == null ? null : wanted.kind();
    this.ipv4Address = wanted.ipv4Address();
    this.macAddress = macAddress;
    this.active = true;
  }

  void change(CredentialTerms to) {
    subscription = to.subscriptionId();
    connectionType = to.connectionType();
    username = to.username();
    ipv4Address = to.ipv4Address();
    ipv6Prefix = to.ipv6Prefix();
    delegatedIpv6Prefix = to.delegatedIpv6Prefix();
    macAddress = to.macAddress();
    nasDeviceId = to.nasDeviceId();
    vlanId = to.vlanId();
    radiusProfileId = to.radiusProfileId();
    active = to.isActive();
    boundVlanId = to.boundVlanId();
    learnMac = to.learnMac();
    learnNas = to.learnNas();
    learnVlan = to.learnVlan();
    circuitId = to.circuitId();
    remoteId = to.remoteId();
    framedRoutes = to.framedRoutes();
  }

  void replaceSecret(String sealed, SecretKind kind) {
    secretSealed = sealed;
    secretKind = kind;
  }

  void deactivate() {
    active = false;
  }

  void reactivate() {
    active = true;
  }

  /** All that may be edited, as it is now. */
  public CredentialTerms terms() {
    return new CredentialTerms(
        subscription,
        connectionType,
        username,
        ipv4Address,
        ipv6Prefix,
        delegatedIpv6Prefix,
        macAddress,
        nasDeviceId,
        vlanId,
        radiusProfileId,
        active,
        boundVlanId,
        learnMac,
        learnNas,
        learnVlan,
        circuitId,
        remoteId,
        framedRoutes);
  }

  public AccessCredentialId id() {
    return id;
  }

  public SubscriberId subscriber() {
    return subscriber;
  }

  /** The service it opens; absent: none yet. */
  public Optional<SubscriptionId> subscription() {
    return Optional.ofNullable(subscription);
  }

  public ConnectionType connectionType() {
    return connectionType;
  }

  public String username() {
    return username;
  }

  /** How its secret is known; absent: it has none. */
  public Optional<SecretKind> secretKind() {
    return Optional.ofNullable(secretKind);
  }

  /** The address the service always gets. */
  public Optional<String> ipv4Address() {
    return Optional.ofNullable(ipv4Address);
  }

  /** The only equipment that may use it. */
  public Optional<String> macAddress() {
    return Optional.ofNullable(macAddress);
  }

  public boolean isActive() {
    return active;
  }

  /** The last login. */
  public Optional<Instant> lastAuthAt() {
    return Optional.ofNullable(lastAuthAt);
  }
}
