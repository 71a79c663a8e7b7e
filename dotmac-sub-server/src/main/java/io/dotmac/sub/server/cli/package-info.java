/**
 * The command line. Each command works on a configuration file or, with {@code --data}, on the
 * embedded database of a folder, also while a server runs on it. Results go to standard output,
 * progress and errors to standard error; exit codes are those of {@link
 * io.dotmac.sub.server.start.ExitCode}. Start at {@link io.dotmac.sub.server.cli.CommandLineTool}.
 */
@NullMarked
package io.dotmac.sub.server.cli;

import org.jspecify.annotations.NullMarked;
