package io.dotmac.sub.server.api.system;

/** A setting's new value, as text. */
record ChangeSetting(String value) {}
