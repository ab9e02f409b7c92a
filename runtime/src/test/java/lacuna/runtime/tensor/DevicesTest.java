package lacuna.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import lacuna.runtime.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DevicesTest {

  @Test
  void devicesAreChosenByWord() {
    assertEquals(Device.cpu(), Devices.of("cpu"));
    assertEquals(Devices.gpus() > 0, Devices.of("auto").isGpu());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tpu", "GPU0", "gpu-1", "gpu1234567890123", ""})
  void otherWordsAreErrorsThatListWhatThereIs(String word) {
    String why = assertThrows(RunException.class, () -> Devices.of(word)).getMessage();
    assertEquals("device \"" + word + "\": it must be auto, cpu, or gpu0, gpu1 and so on", why);
  }

  @Test
  void aGpuThatCannotBeUsedIsAnErrorThatSaysWhatIsMissing() {
    String why = assertThrows(RunException.class, () -> Devices.of("gpu99")).getMessage();
    assertTrue(why.startsWith("device \"gpu99\" cannot be used: "), why);
    assertTrue(why.endsWith("`lacuna engine` lists devices"), why);
  }
}
