/** Pages of orders: the board, an order with its visits, tasks and runs, the calendar of visits. */
@NullMarked
package io.dotmac.sub.server.web.admin.order;

import org.jspecify.annotations.NullMarked;
