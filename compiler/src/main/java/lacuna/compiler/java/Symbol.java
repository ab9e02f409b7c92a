package lacuna.compiler.java;

import lacuna.compiler.plan.ValueType;

/**
 * What a name of the plan is in Java.
 *
 * @param java its Java name
 * @param type what it holds; of a layer it says nothing
 * @param wide whether a whole number needs a {@code long}: it depends on the batch, or is large
 * @param field whether it is a field, which a local of the same name would hide
 * @param layerClass the {@code ClassPlan} of a layer or of a list's layers; else empty
 */
record Symbol(String java, ValueType type, boolean wide, boolean field, String layerClass) {

  static Symbol local(String java, ValueType type, boolean wide) {
    return new Symbol(java, type, wide, false, "");
  }

  static Symbol field(String java, ValueType type) {
    return new Symbol(java, type, false, true, "");
  }

  static Symbol layerField(String java, String layerClass) {
    return new Symbol(java, ValueType.OBJECT, false, true, layerClass);
  }

  static Symbol layerLocal(String java, String layerClass) {
    return new Symbol(java, ValueType.OBJECT, false, false, layerClass);
  }
}
