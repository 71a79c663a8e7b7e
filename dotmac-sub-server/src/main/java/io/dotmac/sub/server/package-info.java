/**
 * The reference server: wires the libraries into a REST API, portals, jobs and a command line.
 * {@code Wiring} is its one composition root.
 */
@NullMarked
package io.dotmac.sub.server;

import org.jspecify.annotations.NullMarked;
