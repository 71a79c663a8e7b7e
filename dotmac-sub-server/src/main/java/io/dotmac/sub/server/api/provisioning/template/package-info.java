/** REST of templates of commands for devices. */
@NullMarked
package io.dotmac.sub.server.api.provisioning.template;

import org.jspecify.annotations.NullMarked;
