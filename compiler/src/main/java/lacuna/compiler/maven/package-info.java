/**
 * Packages of specs in Maven repositories: found in the user's local repository or fetched from those
 * that the user's settings.xml configures, and pinned in a file {@code lacuna.lock} beside the spec.
 * The only part of the compiler that uses the network, and only for a package that is not in the
 * local repository.
 */
@NullMarked
package lacuna.compiler.maven;

import org.jspecify.annotations.NullMarked;
