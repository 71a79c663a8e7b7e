package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.billing.dunning.version.PolicyVersionId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Replays a policy over some days.
 *
 * @param policyVersionId a version as it is; with neither it nor a draft, each account goes by the
 *     rules it has
 * @param draft a policy that is only thought about
 * @param toDate the last day, at most two years after the first
 * @param limit of how many steps the details are given; absent: 100, at most 1000
 */
public record SimulateDunning(
    @Nullable PolicyVersionId policyVersionId,
    @Nullable PolicyDocument draft,
    LocalDate fromDate,
    LocalDate toDate,
    @Nullable Integer limit) {}
