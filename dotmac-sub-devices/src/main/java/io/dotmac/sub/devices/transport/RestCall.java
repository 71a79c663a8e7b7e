package io.dotmac.sub.devices.transport;

/**
 * One call.
 *
 * @param method GET, PUT, PATCH, POST or DELETE
 * @param path from the root, with its query, encoded
 * @param body JSON; empty for none
 */
public record RestCall(String method, String path, String body) {}
