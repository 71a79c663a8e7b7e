package io.dotmac.sub.server.api.network.monitor;

import java.util.List;

/** Whom a test of a policy told. */
public record TestedPolicy(List<TestedStep> steps) {}
