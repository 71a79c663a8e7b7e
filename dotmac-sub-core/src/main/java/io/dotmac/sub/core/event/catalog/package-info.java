/**
 * The types of events that integrators can rely on, and the JSON schemas of their payloads, read
 * from the records themselves. Start at {@link io.dotmac.sub.core.event.catalog.EventCatalog}.
 */
@NullMarked
package io.dotmac.sub.core.event.catalog;

import org.jspecify.annotations.NullMarked;
