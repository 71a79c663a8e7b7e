/**
 * The forms of the staff portal: record a payment, run billing, suspend and restore. Each asks
 * before it acts, keeps what was typed when something is wrong, and then sends the browser on.
 */
@NullMarked
package io.dotmac.sub.server.web.admin.form;

import org.jspecify.annotations.NullMarked;
