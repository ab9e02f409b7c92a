/**
 * What the names of a text stand for, place by place: every declaration with all its uses, and what
 * a setting's path leads to. Read by editors; nothing is evaluated or reported here, and what does
 * not resolve is left out.
 */
@NullMarked
package lacuna.compiler.symbols;

import org.jspecify.annotations.NullMarked;
