package io.dotmac.sub.devices.nas;

/** An interface of a router. */
public record NasInterface(String name, String type, boolean running, boolean disabled) {}
