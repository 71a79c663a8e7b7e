package io.dotmac.sub.devices.plan;

/** One request to a device: a line of its CLI, a call of its REST API. */
public interface Request {
  /** The exact text that is sent, with secrets masked. */
  String shown();
}
