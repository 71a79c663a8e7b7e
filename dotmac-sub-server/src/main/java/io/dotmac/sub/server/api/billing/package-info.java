/** REST of billing: put together here, one package a concept. */
@NullMarked
package io.dotmac.sub.server.api.billing;

import org.jspecify.annotations.NullMarked;
