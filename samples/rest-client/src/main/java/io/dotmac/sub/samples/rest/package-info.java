/** A program of an integrator: everything it knows of the API is generated from its description. */
@NullMarked
package io.dotmac.sub.samples.rest;

import org.jspecify.annotations.NullMarked;
