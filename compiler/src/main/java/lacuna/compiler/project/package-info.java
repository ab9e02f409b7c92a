/** An experiment as a Maven project of its own, which builds and trains without Lacuna's compiler. */
@NullMarked
package lacuna.compiler.project;

import org.jspecify.annotations.NullMarked;
