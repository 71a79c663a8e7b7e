package io.dotmac.sub.server.api.identity.key;

/** Gives a key another label. */
record RelabelApiKey(String label) {}
