/**
 * What partial evaluation leaves of components and functions once everything that is known at
 * compile time has been worked out, a residual program: tensor operations, with every constant
 * beside the name or formula that it came from. It has an instance for each distinct use of a
 * component and a residual function for each distinct call.
 */
@NullMarked
package lacuna.compiler.residual;

import org.jspecify.annotations.NullMarked;
