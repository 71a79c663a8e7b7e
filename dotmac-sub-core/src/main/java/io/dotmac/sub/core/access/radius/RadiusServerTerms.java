package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** What may be edited about a RADIUS server. */
@Embeddable
public record RadiusServerTerms(
    @Column(name = "name") String name,
    @Column(name = "host") String host,
    @Column(name = "auth_port") int authPort,
    @Column(name = "acct_port") int acctPort,
    @Nullable @Column(name = "description") String description) {
  void check(Tx tx) {
    Checks checks = new Checks();
    checks
        .required("/name", name, 200)
        .required("/host", host, 253)
        .range("/auth_port", authPort, 1, 65_535)
        .range("/acct_port", acctPort, 1, 65_535)
        .text("/description", description, 2_000);
    checks.done();
  }
}
