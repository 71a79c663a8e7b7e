/** What can be asked of a router that customers log in at, whoever made it. */
@NullMarked
package io.dotmac.sub.devices.nas;

import org.jspecify.annotations.NullMarked;
