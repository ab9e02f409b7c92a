package lacuna.compiler.elaborate;

import java.util.Map;

/**
 * A setting of a stage that is a component, or a list of them.
 *
 * @param written as the spec has it, without what the library decides
 * @param constants what its kind has it tell, as it would be written
 */
public record ElaboratedPart(
    String name, String kind, String written, Map<String, String> constants) {}
