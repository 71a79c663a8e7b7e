package io.dotmac.sub.devices.cpe;

/**
 * A task that went wrong on a piece of equipment and is still there.
 *
 * @param id the server's name for the fault
 * @param cpe whose it is
 * @param code of CWMP: {@code cwmp.9005}
 * @param message in the equipment's words
 */
public record CpeFault(String id, CpeId cpe, String code, String message) {}
