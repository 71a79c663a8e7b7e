/** The staff pages of the dunning simulator and of payment arrangements. */
@NullMarked
package io.dotmac.sub.server.web.admin.collect;

import org.jspecify.annotations.NullMarked;
