package lacuna.compiler.sample;

import java.util.List;

/** A list of tensors, a shape, or the two ends of a range. */
record HostList(List<HostValue> elements) implements HostValue {
  HostList {
    elements = List.copyOf(elements);
  }

  @Override
  public HostArray array() {
    throw new UnsupportedMaskException("a list is no tensor");
  }
}
