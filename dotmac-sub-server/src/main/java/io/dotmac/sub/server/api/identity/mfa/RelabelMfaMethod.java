package io.dotmac.sub.server.api.identity.mfa;

/** Gives a method another label. */
record RelabelMfaMethod(String label) {}
