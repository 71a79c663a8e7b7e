package io.dotmac.sub.server.api.identity;

import java.util.List;

/** The names of the roles that somebody is to hold. */
record AssignRoles(List<String> roles) {}
