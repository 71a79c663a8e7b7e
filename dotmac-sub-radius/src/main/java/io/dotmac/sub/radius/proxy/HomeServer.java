package io.dotmac.sub.radius.proxy;

import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.packet.SharedSecret;

/**
 * A server of a realm.
 *
 * @param name what it is called in logs
 * @param client asks it; its waits together should be shorter than a NAS waits
 * @param secret the client's, with which hidden values of answers are read
 */
public record HomeServer(String name, RadiusClient client, SharedSecret secret) {}
