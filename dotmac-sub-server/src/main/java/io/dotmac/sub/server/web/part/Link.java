package io.dotmac.sub.server.web.part;

/** An address and the words that lead there. */
public record Link(String href, String label) {}
