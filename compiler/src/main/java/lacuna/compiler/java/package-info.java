/**
 * From a plan to Java source files. {@link lacuna.compiler.java.JavaEmitter} is the way in; one
 * class each writes an experiment's main class, a component's class, its constructor, its methods
 * and the functions. {@link lacuna.compiler.java.CallForms} decides how each method is called, and
 * {@link lacuna.compiler.java.ObservedParts} what the runtime shows to an observer without the
 * code's help. JavaPoet builds the files and their imports; {@link
 * lacuna.compiler.java.SourceLayout} then breaks long lines as a careful person would. Nothing of a
 * spec reaches Java but through {@link lacuna.compiler.java.Identifiers} (names) and {@link
 * lacuna.compiler.java.Escapes} (strings and comments).
 */
@NullMarked
package lacuna.compiler.java;

import org.jspecify.annotations.NullMarked;
