package io.dotmac.sub.server.web.part;

/**
 * The frame of pages outside a session: login and errors.
 *
 * @param tenant the operator whose host was asked, with an empty name when there is none
 */
public record PlainShell(String lang, Person tenant, String csrf) {}
