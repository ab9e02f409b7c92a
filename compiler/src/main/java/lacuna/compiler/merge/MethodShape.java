package lacuna.compiler.merge;

import java.util.List;

/** What a merged function or method takes: the parameters that are left, in order. */
record MethodShape(List<String> parameters) {}
