package lacuna.compiler.java;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.plan.ValueType;
import org.jspecify.annotations.Nullable;

/** The local variables of one method, block in block: Java allows no local to hide another. */
final class Locals {
  /** A name that no source name can have. */
  private static final String BATCH = " batch";

  private final Deque<Map<String, Symbol>> blocks = new ArrayDeque<>();
  private final NameAllocator names = new NameAllocator(List.of());
  private Map<String, Symbol> copies = Map.of();

  Locals() {
    open();
  }

  /** Begins a block. */
  void open() {
    blocks.push(new LinkedHashMap<>());
  }

  /** Ends a block; its names are free again. */
  void close() {
    blocks.pop().values().forEach(symbol -> names.free(symbol.java()));
  }

  /** Chooses a Java name that no live local has; it counts as live from here on. */
  String name(String wanted) {
    return names.take(Identifiers.lowerCamel(wanted));
  }

  /** From here to the end of the block, {@code name} means this. */
  Symbol bind(String name, String java, ValueType type, boolean wide) {
    Symbol symbol = Symbol.local(java, type, wide);
    blocks.element().put(name, symbol);
    return symbol;
  }

  /** Names and binds a loop variable that is a layer. */
  Symbol declareLayer(String name, String layerClass) {
    Symbol symbol = Symbol.layerLocal(name(name), layerClass);
    blocks.element().put(name, symbol);
    return symbol;
  }

  /** Names and binds at once. */
  Symbol declare(String name, ValueType type, boolean wide) {
    return bind(name, name(name), type, wide);
  }

  /**
   * Gives a name that no source name can have, for a variable that lives to the end of the block.
   */
  Symbol declareUnnamed(String wanted, ValueType type) {
    String java = name(wanted);
    return bind(" " + java, java, type, false);
  }

  /** The batch's size is this expression from here on. */
  void batchIs(String java) {
    bind(BATCH, java, ValueType.INT, true);
  }

  /** Names the variable that holds the batch's size. */
  String declareBatch() {
    return bind(BATCH, name("batch"), ValueType.INT, true).java();
  }

  /** The variable that holds the batch's size, or the expression that gives it. */
  String batch() {
    Symbol batch = find(BATCH);
    if (batch == null) {
      throw new IllegalArgumentException("nothing here tells the batch's size");
    }
    return batch.java();
  }

  /**
   * From here on, lambdas see these copies in place of the locals themselves, which change; none to
   * end that.
   */
  void copies(Map<String, Symbol> copied) {
    copies = copied;
  }

  /** What the innermost block itself calls by this name, or null. */
  @Nullable Symbol inBlock(String name) {
    return blocks.element().get(name);
  }

  /** What a name means here, or null. */
  @Nullable Symbol find(String name) {
    Symbol copy = copies.get(name);
    if (copy != null) {
      return copy;
    }
    for (Map<String, Symbol> block : blocks) {
      Symbol symbol = block.get(name);
      if (symbol != null) {
        return symbol;
      }
    }
    return null;
  }

  /** Whether a live local hides the field of this Java name. */
  boolean hides(String java) {
    return names.has(java);
  }
}
