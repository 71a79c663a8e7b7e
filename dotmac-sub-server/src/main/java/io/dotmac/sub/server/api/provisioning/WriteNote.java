package io.dotmac.sub.server.api.provisioning;

/** Says something about an order. */
public record WriteNote(String note) {}
