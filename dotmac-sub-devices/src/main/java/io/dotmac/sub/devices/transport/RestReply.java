package io.dotmac.sub.devices.transport;

/**
 * What was answered.
 *
 * @param status the HTTP status
 * @param body may be empty
 */
public record RestReply(int status, String body) {}
