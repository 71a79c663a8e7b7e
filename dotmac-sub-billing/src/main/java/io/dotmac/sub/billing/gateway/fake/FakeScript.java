package io.dotmac.sub.billing.gateway.fake;

/** What a fake provider does with the next charge; a saved method can say it by its token. */
public enum FakeScript {
  /** Takes the money. */
  SETTLE("tok_ok"),
  /** Refuses; the payer has too little. */
  INSUFFICIENT_FUNDS("tok_insufficient_funds"),
  /** Refuses for good. */
  STOLEN_CARD("tok_stolen_card"),
  /** Takes the money, and the answer is lost. */
  TIMEOUT_AFTER("tok_timeout_after"),
  /** Is not reached, and no money moves. */
  TIMEOUT_BEFORE("tok_timeout_before"),
  /** Takes another amount than it was asked for. */
  WRONG_AMOUNT("tok_wrong_amount"),
  /** Takes the amount in another currency. */
  WRONG_CURRENCY("tok_wrong_currency"),
  /** Wants the payer to agree on a page first. */
  ASK_PAYER("tok_ask_payer");

  private final String token;

  FakeScript(String token) {
    this.token = token;
  }

  /** The token of a saved method that always does this. */
  public String token() {
    return token;
  }

  static FakeScript of(String token) {
    for (FakeScript script : values()) {
      if (token.startsWith(script.token)) {
        return script;
      }
    }
    return SETTLE;
  }
}
