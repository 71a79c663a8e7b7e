/** Where customers pay, and keep their ways to pay. */
@NullMarked
package io.dotmac.sub.server.web.portal.pay;

import org.jspecify.annotations.NullMarked;
