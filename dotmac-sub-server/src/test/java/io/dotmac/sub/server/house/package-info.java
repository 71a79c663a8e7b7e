/** The rules of the house, as tests over the sources and classes of every module. */
package io.dotmac.sub.server.house;
