/** Pages of orders: the board, one order with its visits, tasks and runs, the calendar of visits. */
@NullMarked
package io.dotmac.sub.server.web.admin.order;

import org.jspecify.annotations.NullMarked;
