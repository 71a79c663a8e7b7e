/**
 * Documents on paper: invoices, credit notes, receipts and statements as PDF. The same data gives
 * the same bytes. A {@link io.dotmac.sub.server.web.document.Sheet} says what stands on the paper,
 * {@link io.dotmac.sub.server.web.document.SheetPdf} draws it. Start at {@link
 * io.dotmac.sub.server.web.document.Pdfs}.
 */
@NullMarked
package io.dotmac.sub.server.web.document;

import org.jspecify.annotations.NullMarked;
