/**
 * Everything that decides about logins, in memory: {@link
 * io.dotmac.sub.server.adapter.radius.index.AccessIndex} has the users of all tenants, {@link
 * io.dotmac.sub.server.adapter.radius.index.NasIndex} the NASes that may ask. {@link
 * io.dotmac.sub.server.adapter.radius.index.AccessFollower} keeps both as the database is; they go
 * on answering when that is away. Start with {@code IndexEntry}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius.index;

import org.jspecify.annotations.NullMarked;
