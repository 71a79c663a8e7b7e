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
    boolean isActive) {
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
        isActive);
  }
}
