/**
 * Network devices of an access provider: a leaf that knows no database and no other module of ours.
 *
 * <p>Start with {@link io.dotmac.sub.devices.olt.OntSerial}.
 */
@NullMarked
package io.dotmac.sub.devices;

import org.jspecify.annotations.NullMarked;
