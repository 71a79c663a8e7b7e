package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.dunning.version.DunningPolicyId;
import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.billing.dunning.version.PolicyVersion;
import io.dotmac.sub.billing.dunning.version.PolicyVersionId;
import java.time.Instant;

/** What a dunning policy said from a moment on. */
public record PolicyVersionView(
    PolicyVersionId id,
    DunningPolicyId policyId,
    int number,
    PolicyDocument document,
    Instant publishedAt,
    String publishedBy) {
  static PolicyVersionView of(PolicyVersion row) {
    return new PolicyVersionView(
        row.id(), row.policy(), row.number(), row.document(), row.publishedAt(), row.publishedBy());
  }
}
