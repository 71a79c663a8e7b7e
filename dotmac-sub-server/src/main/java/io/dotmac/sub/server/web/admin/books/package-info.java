/** The staff pages of the books: reports drawn from the ledger, the ledger itself, credit notes. */
@NullMarked
package io.dotmac.sub.server.web.admin.books;

import org.jspecify.annotations.NullMarked;
