package lacuna.compiler.elaborate;

import lacuna.compiler.residual.Node;

/**
 * A setting that every stage has, as code for the runtime.
 *
 * @param place {@code FILE:LINE} where it was written
 */
public record RecipeSetting(String name, Node code, String place) {}
