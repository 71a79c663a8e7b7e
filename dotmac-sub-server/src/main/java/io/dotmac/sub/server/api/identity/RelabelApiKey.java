package io.dotmac.sub.server.api.identity;

/** Gives a key another label. */
record RelabelApiKey(String label) {}
