/** The routes of tests of lines. */
@NullMarked
package io.dotmac.sub.server.api.provisioning.line;

import org.jspecify.annotations.NullMarked;
