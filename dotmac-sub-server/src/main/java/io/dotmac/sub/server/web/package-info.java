/**
 * The portals' machinery: templates to HTML ({@link io.dotmac.sub.server.web.Renderer}), words in
 * the reader's language ({@link io.dotmac.sub.server.web.Messages}), figures and dates as people
 * write them ({@link io.dotmac.sub.server.web.Formats}), static files under fingerprinted names
 * ({@link io.dotmac.sub.server.web.Assets}) and the headers every answer carries.
 *
 * <p>Templates see records and maps of finished strings only: no entity and no query is reachable
 * from a page. Pages run under a content security policy without inline scripts or styles.
 */
@NullMarked
package io.dotmac.sub.server.web;

import org.jspecify.annotations.NullMarked;
