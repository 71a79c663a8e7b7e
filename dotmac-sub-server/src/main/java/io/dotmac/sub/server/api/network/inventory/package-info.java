/**
 * The routes of the inventory. Each resource is a path, a permission and a record of core; all that
 * the routes do is in {@code InventoryResource}. Start with {@link
 * io.dotmac.sub.server.api.network.inventory.InventoryResources}.
 */
@NullMarked
package io.dotmac.sub.server.api.network.inventory;

import org.jspecify.annotations.NullMarked;
