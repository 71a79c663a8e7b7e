package io.dotmac.sub.core.access.credential;

import io.dotmac.sub.core.access.nas.ConnectionType;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a credential, beside its secret.
 *
 * @param ipv6Prefix the prefix of the link, such as {@code 2001:db8:1::/64}
 * @param delegatedIpv6Prefix the prefix the subscriber routes, such as {@code 2001:db8:100::/56}
 * @param nasDeviceId the only NAS it may be used at
 * @param radiusProfileId in place of the profile of the offer
 * @param boundVlanId the only VLAN it may be used from
 * @param learnMac whether the next login settles the only equipment that may use it
 * @param learnNas whether the next login settles the only NAS
 * @param learnVlan whether the next login settles the only VLAN
 * @param circuitId what a relay calls the line: equipment on it needs no name
 * @param remoteId what a relay calls the far end of the line
 * @param framedRoutes networks behind the subscriber, one a line, such as {@code 192.0.2.0/24}
 */
public record CredentialTerms(
    @Nullable SubscriptionId subscriptionId,
    ConnectionType connectionType,
    String username,
    @Nullable String ipv4Address,
    @Nullable String ipv6Prefix,
    @Nullable String delegatedIpv6Prefix,
    @Nullable String macAddress,
    @Nullable UUID nasDeviceId,
    @Nullable Integer vlanId,
    @Nullable UUID radiusProfileId,
    boolean isActive,
    @Nullable Integer boundVlanId,
    boolean learnMac,
    boolean learnNas,
    boolean learnVlan,
    @Nullable String circuitId,
    @Nullable String remoteId,
    @Nullable String framedRoutes) {
  CredentialTerms withMac(@Nullable String mac) {
    return new CredentialTerms(
        subscriptionId,
        connectionType,
        username,
        ipv4Address,
        ipv6Prefix,
        delegatedIpv6Prefix,
        mac,
        nasDeviceId,
        vlanId,
        radiusProfileId,
        isActive,
        boundVlanId,
        learnMac,
        learnNas,
        learnVlan,
        circuitId,
        remoteId,
        framedRoutes);
  }
}
