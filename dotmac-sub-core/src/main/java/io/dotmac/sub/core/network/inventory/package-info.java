/**
 * Things that are only kept: made, shown, changed and taken out of use, with no rules but those of
 * their fields. Each is one record, whose annotations say all about it: the table, lengths, ranges,
 * what a field refers to, what stays as it was made, and how a broken constraint of the database is
 * told. {@link io.dotmac.sub.core.network.inventory.Kind} reads them, and {@link
 * io.dotmac.sub.core.network.inventory.Inventory} keeps the rows. A thing with a life of its own is
 * an entity instead. Start with {@code Item} and one of the records, such as {@code OltCard}.
 */
@NullMarked
package io.dotmac.sub.core.network.inventory;

import org.jspecify.annotations.NullMarked;
