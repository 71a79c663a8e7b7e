package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.packet.AttributeBlock;

/** What a NAS of that vendor is told about a user, ready to be sent. */
record PreparedReply(NasVendor vendor, AttributeBlock attributes) {}
