package lacuna.runtime.checkpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the collections, texts, numbers and tensors of a pickle of protocol 2, the one of
 * torch.save.
 *
 * <p>A pickle is a program for a stack machine that may name any class and call any function. Here
 * it may name what it likes: two of PyTorch's functions, that put a tensor together, and
 * OrderedDict are understood, everything else becomes an {@link Inert} object, and what is put into
 * one is dropped. So nothing is ever executed. The work and the memory are bounded by the number of
 * operations, which is limited, and by the length of the pickle.
 */
final class Unpickler {
  private static final Object MARK = new Object();
  private static final Object NONE = new Inert("None");
  private static final int PROTOCOL = 2;

  /** A tensor takes about 40, so that as many as are read need fewer than these. */
  private static final int MOST_OPERATIONS = 5_000_000;

  private final PickleBytes bytes;
  private final Deque<Object> stack = new ArrayDeque<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  private Unpickler(byte[] pickle) {
    bytes = new PickleBytes(pickle);
  }

  /**
   * The object of a pickle.
   *
   * @return a Map, List, String, Long, Double, Boolean, {@link StoredTensor} or {@link Inert}
   */
  static Object read(byte[] pickle) throws PickleException {
    return new Unpickler(pickle).run();
  }

  private Object run() throws PickleException {
    for (int done = 0; done < MOST_OPERATIONS; done++) {
      int at = bytes.position();
      int code = bytes.small();
      if (code == '.') {
        return pop();
      }
      if (!atom(code) && !collection(code) && !object(code)) {
        throw new PickleException(
            "the operation 0x%02x at byte %d is not known".formatted(code, at));
      }
    }
    throw new PickleException("more than " + MOST_OPERATIONS + " operations");
  }

  private boolean atom(int code) throws PickleException {
    switch (code) {
      case 0x80 -> requireProtocol(bytes.small());
      case 'N' -> push(NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) bytes.small());
      case 'M' -> push((long) bytes.medium());
      case 'J' -> push((long) bytes.whole());
      case 0x8a -> push(bytes.big(bytes.small()));
      case 0x8b -> push(bytes.big(bytes.whole()));
      case 'G' -> push(bytes.real());
      case 'X' -> push(bytes.text(bytes.whole()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean collection(int code) throws PickleException {
    switch (code) {
      case '(' -> push(MARK);
      case ')' -> push(List.of());
      case 't' -> push(List.copyOf(sinceMark()));
      case 0x85 -> push(List.copyOf(last(1)));
      case 0x86 -> push(List.copyOf(last(2)));
      case 0x87 -> push(List.copyOf(last(3)));
      case ']' -> push(new ArrayList<>());
      case '}' -> push(new LinkedHashMap<>());
      case 'a' -> append(last(1));
      case 'e' -> append(sinceMark());
      case 's' -> put(last(2));
      case 'u' -> put(sinceMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean object(int code) throws PickleException {
    switch (code) {
      case 'q' -> memo.put(bytes.small(), top());
      case 'r' -> memo.put(bytes.whole(), top());
      case 'h' -> push(remembered(bytes.small()));
      case 'j' -> push(remembered(bytes.whole()));
      case 'c' -> push(new Inert(bytes.line() + "." + bytes.line()));
      case 'R', 0x81 -> call(last(2));
      case 'b' -> pop(); // the state of the object below it, of which nothing is kept
      case 'Q' -> push(StoredTensor.storage(pop()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void call(List<Object> call) {
    Object arguments = call.get(1);
    if (call.get(0) instanceof Inert callee && arguments instanceof List<?> given) {
      switch (callee.name()) {
        case "collections.OrderedDict" -> push(new LinkedHashMap<>());
        case "torch._utils._rebuild_tensor_v2" -> push(StoredTensor.rebuilt(given, callee));
        case "torch._utils._rebuild_parameter" -> push(given.isEmpty() ? callee : given.get(0));
        default -> push(new Inert(callee.name()));
      }
    } else {
      push(new Inert("what a call gave"));
    }
  }

  private void append(List<Object> items) throws PickleException {
    if (top() instanceof ArrayList<?>) {
      @SuppressWarnings("unchecked") // only this class makes them
      List<Object> list = (List<Object>) top();
      list.addAll(items);
    }
  }

  /** Keys that are neither text nor number are of no use here: their values are dropped. */
  private void put(List<Object> items) throws PickleException {
    if (items.size() % 2 != 0) {
      throw new PickleException("a key without a value before byte " + bytes.position());
    }
    if (top() instanceof LinkedHashMap<?, ?>) {
      @SuppressWarnings("unchecked") // only this class makes them
      Map<String, Object> map = (Map<String, Object>) top();
      for (int i = 0; i < items.size(); i += 2) {
        if (items.get(i) instanceof String || items.get(i) instanceof Long) {
          put(map, items.get(i).toString(), items.get(i + 1));
        }
      }
    }
  }

  private static void put(Map<String, Object> map, String key, Object value)
      throws PickleException {
    if (key.length() > Limits.KEY) {
      throw new PickleException("a key is longer than " + Limits.KEY + " characters");
    }
    if (map.put(key, value) != null) {
      throw new PickleException("a key comes twice: " + key);
    }
  }

  private void push(Object value) {
    stack.push(value);
  }

  private Object top() throws PickleException {
    @Nullable Object top = stack.peek();
    if (top == null || top == MARK) {
      throw new PickleException("an operation without operands before byte " + bytes.position());
    }
    return top;
  }

  private Object pop() throws PickleException {
    Object top = top();
    stack.pop();
    return top;
  }

  private List<Object> last(int count) throws PickleException {
    // Filled from the end, and not by add(0, ...): of that the optimizing compiler of Java 17.0.15 made
    // code, after some 50,000 calls, that lost tensors.
    Object[] items = new Object[count];
    for (int i = count - 1; i >= 0; i--) {
      items[i] = pop();
    }
    return Arrays.asList(items);
  }

  private List<Object> sinceMark() throws PickleException {
    Deque<Object> items = new ArrayDeque<>();
    while (!stack.isEmpty()) {
      Object item = stack.pop();
      if (item == MARK) {
        return new ArrayList<>(items);
      }
      items.push(item);
    }
    throw new PickleException("an end without a beginning before byte " + bytes.position());
  }

  private Object remembered(int index) throws PickleException {
    @Nullable Object value = memo.get(index);
    if (value == null) {
      throw new PickleException("nothing was remembered as number " + index);
    }
    return value;
  }

  private static void requireProtocol(int protocol) throws PickleException {
    if (protocol != PROTOCOL) {
      throw new PickleException("written in protocol " + protocol + "; only protocol 2 is read");
    }
  }
}
