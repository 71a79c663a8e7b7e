package io.dotmac.sub.radius.eap;

/**
 * Whom a conversation is with.
 *
 * @param identity the name the user gave at first; it may hide the true one
 * @param fragmentOctets how much of a long message one packet of the conversation may carry
 */
public record EapPeer(String identity, int fragmentOctets) {}
