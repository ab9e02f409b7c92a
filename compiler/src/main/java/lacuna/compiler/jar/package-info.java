/**
 * From Java source files to a jar that runs: javac in process, then an archive whose bytes depend
 * on nothing but its contents, beside the runtime's libraries. {@link
 * lacuna.compiler.jar.JarBuilder} is the way in; nothing here knows the language.
 */
@NullMarked
package lacuna.compiler.jar;

import org.jspecify.annotations.NullMarked;
