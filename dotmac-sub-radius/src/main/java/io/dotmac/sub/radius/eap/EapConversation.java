package io.dotmac.sub.radius.eap;

/** One user's way through a method. One thread at a time uses it, not always the same. */
public interface EapConversation {
  /** The first request. */
  EapStep start();

  /** What follows from a response of this method; called once for each request. */
  EapStep answer(EapPacket response);
}
