package io.dotmac.sub.core.network.inventory;

import io.dotmac.sub.core.tx.Id;
import java.util.UUID;

/** The id of a thing of the inventory; of which kind, the table says that it is looked for in. */
public record ItemId(UUID value) implements Id {}
