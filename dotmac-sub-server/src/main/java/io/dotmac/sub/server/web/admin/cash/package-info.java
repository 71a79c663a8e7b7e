/**
 * Where money that people pay lies: collection accounts and payment channels, and the files of
 * banks that say what arrived.
 */
@NullMarked
package io.dotmac.sub.server.web.admin.cash;

import org.jspecify.annotations.NullMarked;
