package io.dotmac.sub.server.web.document;

import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A size of paper. */
public enum Paper {
  A4,
  LETTER;

  PDRectangle size() {
    return this == A4 ? PDRectangle.A4 : PDRectangle.LETTER;
  }
}
