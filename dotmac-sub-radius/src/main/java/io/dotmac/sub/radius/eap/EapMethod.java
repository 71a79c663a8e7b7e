package io.dotmac.sub.radius.eap;

/** A method by which users prove themselves over EAP. Shared by all conversations. */
public interface EapMethod {
  /** Its number in EAP packets. */
  int type();

  /** Begins a conversation with a user who has said this name, which proves nothing yet. */
  EapConversation begin(EapPeer peer);

  /** Whether a step may take milliseconds, so that it must not be done by a reader. */
  default boolean isSlow() {
    return false;
  }

  /** MD5-Challenge: CHAP in EAP. It proves neither the server nor makes keys. */
  static EapMethod md5() {
    return new Md5Method();
  }

  /**
   * MS-CHAPv2 in EAP.
   *
   * @param serverName what the server calls itself towards the user
   */
  static EapMethod msChapV2(String serverName) {
    return new MsChapV2Method(serverName);
  }
}
