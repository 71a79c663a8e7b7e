package io.dotmac.sub.radius.server;

/** Why a packet got no answer. */
public enum DropReason {
  /** No client is known at the source address. */
  UNKNOWN_CLIENT,
  /** The client sends more than the rate it is limited to. */
  RATE_LIMITED,
  /** Fewer than 20 octets arrived. */
  TOO_SHORT,
  /** The Length field says less than 20. */
  LENGTH_TOO_SMALL,
  /** The Length field says more than 4096. */
  LENGTH_TOO_LARGE,
  /** The Length field says more than what arrived. */
  TRUNCATED,
  /** An attribute has an impossible length. */
  BAD_ATTRIBUTE,
  /** This port does not serve packets of this code. */
  UNEXPECTED_CODE,
  /** Message-Authenticator is demanded of this client, or of this kind of packet, and missing. */
  MESSAGE_AUTHENTICATOR_MISSING,
  /** The Message-Authenticator was not made with the client's secret over this packet. */
  MESSAGE_AUTHENTICATOR_WRONG,
  /** The packet has more than one Message-Authenticator. */
  MESSAGE_AUTHENTICATOR_REPEATED,
  /** EAP-Message without Message-Authenticator. */
  EAP_UNPROTECTED,
  /** Proxy-State without Message-Authenticator from a client that is limited in this. */
  PROXY_STATE_UNPROTECTED,
  /** The authenticator of an accounting packet was not made with the client's secret. */
  REQUEST_AUTHENTICATOR_WRONG,
  /** A Disconnect- or CoA-Request whose Event-Timestamp is more than five minutes off. */
  EVENT_TIMESTAMP_OLD,
  /** An accounting packet without Acct-Status-Type, or about a session without Acct-Session-Id. */
  ACCOUNTING_INCOMPLETE,
  /** More accounting arrives than can be made durable: the NAS will send it again. */
  ACCOUNTING_QUEUE_FULL,
  /** The sink could not make it durable: the NAS will send it again. */
  ACCOUNTING_NOT_STORED,
  /** The policy chose not to answer. */
  POLICY_SILENT,
  /** The policy failed, or the directory of clients did. */
  POLICY_FAILED,
  /** The answer does not fit into a packet. */
  REPLY_TOO_LONG,
  /** The operating system did not take the answer. */
  REPLY_NOT_SENT,
  /** The server is being closed. */
  CLOSING,
  /** A defect in this library. */
  INTERNAL_ERROR
}
