package lacuna.compiler.symbols;

import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Member;

/**
 * A parameter that a spec may set.
 *
 * @param module the file in which its type is written
 */
public record Setting(Member.Parameter parameter, Module module) {}
