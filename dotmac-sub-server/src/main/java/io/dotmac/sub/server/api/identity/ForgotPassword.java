package io.dotmac.sub.server.api.identity;

/** Asks for a link to set another password with. */
record ForgotPassword(String username) {}
