/**
 * Where messages may be sent: to public addresses, and to what the installation allows. An address
 * given by a tenant must never lead into the network this server stands in. Start at {@link
 * io.dotmac.sub.core.webhook.target.TargetRules}, which is asked twice: about the text when it is
 * typed, and about the address when a connection is made.
 */
@NullMarked
package io.dotmac.sub.core.webhook.target;

import org.jspecify.annotations.NullMarked;
