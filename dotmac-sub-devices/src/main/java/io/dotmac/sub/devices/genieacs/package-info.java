/**
 * GenieACS, by its northbound interface: JSON over HTTP, with a part of the answers in the reason
 * phrase.
 *
 * <p>Start with {@link io.dotmac.sub.devices.genieacs.GenieAcsProvider}; {@code Nbi} has the calls
 * and what became of them, {@code CpeDictionary} where models have their values.
 */
@NullMarked
package io.dotmac.sub.devices.genieacs;

import org.jspecify.annotations.NullMarked;
