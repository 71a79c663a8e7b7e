package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.access.nas.ConnectionType;
import io.dotmac.sub.core.access.nas.NasVendor;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be edited about a profile of what a NAS is told about a session. */
@Embeddable
public record RadiusProfileTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "code") String code,
    @Nullable @Column(name = "vendor") NasVendor vendor,
    @Nullable @Column(name = "connection_type") ConnectionType connectionType,
    @Nullable @Column(name = "description") String description,
    @Nullable @Column(name = "down_kbps") Integer downKbps,
    @Nullable @Column(name = "up_kbps") Integer upKbps,
    @Nullable @Column(name = "burst_down_kbps") Integer burstDownKbps,
    @Nullable @Column(name = "burst_up_kbps") Integer burstUpKbps,
    @Nullable @Column(name = "burst_threshold_down_kbps") Integer burstThresholdDownKbps,
    @Nullable @Column(name = "burst_threshold_up_kbps") Integer burstThresholdUpKbps,
    @Nullable @Column(name = "burst_seconds") Integer burstSeconds,
    @Nullable @Column(name = "vlan_id") Integer vlanId,
    @Nullable @Column(name = "inner_vlan_id") Integer innerVlanId,
    @Nullable @Column(name = "ip_pool_name") String ipPoolName,
    @Nullable @Column(name = "ipv6_pool_name") String ipv6PoolName,
    @Nullable @Column(name = "delegated_ipv6_pool_name") String delegatedIpv6PoolName,
    @Nullable @Column(name = "session_timeout_seconds") Integer sessionTimeoutSeconds,
    @Nullable @Column(name = "idle_timeout_seconds") Integer idleTimeoutSeconds,
    @Nullable @Column(name = "simultaneous_use") Integer simultaneousUse,
    @Nullable @Column(name = "mikrotik_rate_limit") String mikrotikRateLimit,
    @Nullable @Column(name = "mikrotik_address_list") String mikrotikAddressList) {
  void check(Tx tx) {
    Checks checks = new Checks();
    checks
        .required("/name", name, 200)
        .text("/code", code, 50)
        .text("/description", description, 2_000)
        .text("/ip_pool_name", ipPoolName, 253)
        .text("/ipv6_pool_name", ipv6PoolName, 253)
        .text("/delegated_ipv6_pool_name", delegatedIpv6PoolName, 253)
        .text("/mikrotik_rate_limit", mikrotikRateLimit, 247)
        .text("/mikrotik_address_list", mikrotikAddressList, 247)
        .range("/down_kbps", downKbps, 1, 2_000_000_000)
        .range("/up_kbps", upKbps, 1, 2_000_000_000)
        .range("/burst_down_kbps", burstDownKbps, 1, 2_000_000_000)
        .range("/burst_up_kbps", burstUpKbps, 1, 2_000_000_000)
        .range("/burst_threshold_down_kbps", burstThresholdDownKbps, 1, 2_000_000_000)
        .range("/burst_threshold_up_kbps", burstThresholdUpKbps, 1, 2_000_000_000)
        .range("/burst_seconds", burstSeconds, 1, 86_400)
        .range("/vlan_id", vlanId, 1, 4_094)
        .range("/inner_vlan_id", innerVlanId, 1, 4_094)
        .range("/session_timeout_seconds", sessionTimeoutSeconds, 1, 2_000_000_000)
        .range("/idle_timeout_seconds", idleTimeoutSeconds, 1, 2_000_000_000)
        .range("/simultaneous_use", simultaneousUse, 1, 1_000)
        .rule(
            (downKbps == null) == (upKbps == null),
            "/up_kbps",
            "together",
            "down_kbps and up_kbps are given together or not at all")
        .rule(
            burst() == 0 || burst() == 5,
            "/burst_seconds",
            "together",
            "the five values of a burst are given together or not at all");
    checks.done();
  }

  private long burst() {
    return Stream.of(
            burstDownKbps, burstUpKbps, burstThresholdDownKbps, burstThresholdUpKbps, burstSeconds)
        .filter(Objects::nonNull)
        .count();
  }
}
