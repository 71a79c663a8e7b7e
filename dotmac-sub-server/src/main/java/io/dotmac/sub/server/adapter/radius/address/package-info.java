/**
 * Gives logins their addresses. What a credential was given once is given back from memory, without
 * a question to the database, and also while that is away; what is new is taken in the database
 * first, many logins in one transaction, whose constraints decide between nodes. Start with {@link
 * io.dotmac.sub.server.adapter.radius.address.AddressDesk}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius.address;

import org.jspecify.annotations.NullMarked;
