/**
 * Reading for pages: one statement a list or card, never one a row. {@link
 * io.dotmac.sub.server.web.data.Query} runs in the transaction of the page and always names the
 * tenant; row level security stands behind it.
 */
@NullMarked
package io.dotmac.sub.server.web.data;

import org.jspecify.annotations.NullMarked;
