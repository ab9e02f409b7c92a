package lacuna.runtime.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * Where one point at a time is trained.
 *
 * @param device as {@code --device} takes it
 * @param threads that a point may use for one operation; 0 leaves that to libtorch
 */
public record Slot(String device, int threads) {

  /**
   * As many slots as points are trained at once, on the devices in turn. Several that may be on the CPU share
   * its cores.
   *
   * @param jobs at once; 0 for one on each device
   */
  public static List<Slot> of(List<String> devices, int jobs) {
    int count = jobs == 0 ? devices.size() : jobs;
    int cores = Runtime.getRuntime().availableProcessors();
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String device = devices.get(i % devices.size());
      boolean shared = count > 1 && !device.startsWith("gpu");
      slots.add(new Slot(device, shared ? Math.max(1, cores / count) : 0));
    }
    return slots;
  }
}
