/**
 * What can be bought beside a plan, what it costs on a date, and which plans it goes with. The
 * prices of an add-on for one thing (type and currency) follow each other without gap or overlap.
 * Start at {@link io.dotmac.sub.core.catalog.addon.AddOns}.
 */
@NullMarked
package io.dotmac.sub.core.catalog.addon;

import org.jspecify.annotations.NullMarked;
