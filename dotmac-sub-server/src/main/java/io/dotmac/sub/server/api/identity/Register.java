package io.dotmac.sub.server.api.identity;

/**
 * Asks for an account of a subscriber.
 *
 * @param email the address that the provider knows of the subscriber
 */
record Register(String subscriberNumber, String email) {}
