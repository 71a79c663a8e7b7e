/**
 * The pages about what the network is made of: OLTs with their PON ports, ONTs, devices, VLANs, and
 * the way of light through the fibre plant. Start with {@link
 * io.dotmac.sub.server.web.admin.plant.PlantPageResource}.
 */
@NullMarked
package io.dotmac.sub.server.web.admin.plant;

import org.jspecify.annotations.NullMarked;
