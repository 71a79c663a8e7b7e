package io.dotmac.sub.server.api.network;

/** What nobody holds: the next address, or prefix, of a pool. */
public record NextFreeView(String address) {}
