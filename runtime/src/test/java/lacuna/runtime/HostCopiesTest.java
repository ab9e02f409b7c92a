package lacuna.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.Buffer;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * DJL's copies between Java and tensors wait for the GPU and, on the way, make tensors that live as
 * long as the one they copy. So values cross in a few places, and none of them is within a step.
 */
final class HostCopiesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("lacuna.runtime");

  @Test
  void buffersOverTensorsAreGivenByHostTensorsAlone() {
    assertEquals(Set.of("HostTensor"), callers(to(NDArray.class, "toByteBuffer")));
  }

  @Test
  void valuesAreReadAsArraysWhereNothingTrainsOrTrainingEnds() {
    Set<String> allowed =
        Set.of(
            "Engines", // the figures of an update, in its one read
            "ForwardCapture", // pictures
            "Gradients", // the norms of an update that went wrong
            "ImagePass", // predictions and features
            "WeightLoader"); // weights that are resampled to another shape
    assertWithin(allowed, callers(to(NDArray.class, "to\\w+Array")));
  }

  @Test
  void buffersBecomeTensorsWhereFilesAreRead() {
    Predicate<JavaMethodCall> create =
        call ->
            call.getTarget().getRawParameterTypes().stream()
                .limit(1)
                .anyMatch(type -> type.isAssignableTo(Buffer.class));
    assertEquals(Set.of("ElementType"), callers(to(NDManager.class, "create").and(create)));
  }

  @Test
  void theCpuIsNamedWhereTensorsBelongThereWhateverTheDevice() {
    Set<String> allowed =
        Set.of(
            "Devices", // the device that a word means
            "Engines", // the generator of draws in Java
            "WeightLoader", // files are read to the host, wherever the network is
            "WeightsFile",
            "InitialWeights", // networks of later stages are compared with files, and given back
            "Script", // functions have no device
            "HostTensor",
            "Parameters", // first values are the same on every device
            "Export"); // from file to file
    assertWithin(allowed, callers(to(Device.class, "cpu")));
  }

  private static Predicate<JavaMethodCall> to(Class<?> owner, String method) {
    return call ->
        call.getTargetOwner().isAssignableTo(owner) && call.getName().matches(method);
  }

  /** The top-level classes with such a call. */
  private static Set<String> callers(Predicate<JavaMethodCall> call) {
    return CLASSES.stream()
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call)
        .map(found -> outermost(found.getOriginOwner()).getSimpleName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JavaClass outermost(JavaClass type) {
    return Stream.iterate(type, inner -> inner.getEnclosingClass().orElseThrow())
        .filter(one -> one.getEnclosingClass().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static void assertWithin(Set<String> allowed, Set<String> found) {
    Set<String> others = new TreeSet<>(found);
    others.removeAll(allowed);
    assertEquals(Set.of(), others);
  }
}
