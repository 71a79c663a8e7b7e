package io.dotmac.sub.core.access.realm;

import io.dotmac.sub.core.access.nas.Addresses;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.References;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a home server, beside its secret.
 *
 * @param priority the lowest that answers is asked
 * @param host its address; a name would have to be looked up while users wait
 * @param requireMessageAuthenticator whether answers without one are not believed
 */
@Embeddable
public record RadiusHomeServerTerms(
    @Embedded @AttributeOverride(name = "value", column = @Column(name = "realm_id"))
    RadiusRealmId realmId,

    @Column(name = "priority") int priority,
    @Column(name = "host") String host,
    @Column(name = "auth_port") int authPort,
    @Column(name = "acct_port") int acctPort,
    @Column(name = "require_message_authenticator") boolean requireMessageAuthenticator,
    @Nullable @Column(name = "description") String description) {
  void check(Tx tx, Checks checks) {
    checks.present("/realm_id", realmId);
    References.check(tx, checks, "/realm_id", RadiusRealm.class, realmId);
    checks
        .range("/priority", priority, 1, 100)
        .rule(
            !host.isEmpty() && Addresses.isAddress(host),
            "/host",
            "address",
            "an address such as 192.0.2.53 was expected and '" + host + "' found")
        .range("/auth_port", authPort, 1, 65_535)
        .range("/acct_port", acctPort, 1, 65_535)
        .text("/description", description, 2_000);
  }
}
