package lacuna.compiler.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.SyntaxFile;

/** Lays out the points of the sweep that a spec has, or that the nearest file it amends has. */
public final class SweepReader {
  /** Experiments of one sweep. */
  private static final int MOST_POINTS = 500;

  private final LoadedSpec spec;
  private final int file;
  private final Item.Sweep sweep;
  private final Grid grid;
  private final ReferenceTable references;

  private SweepReader(LoadedSpec spec, int file, List<Item.Sweep> sweeps, Diagnostics diagnostics) {
    this.spec = spec;
    this.file = file;
    this.sweep = sweeps.get(0);
    sweeps.stream().skip(1).forEach(more -> diagnostics.add(SweepErrors.second(more, sweep)));
    this.grid = Grid.of(sweep, diagnostics);
    this.references = new ReferenceTable(grid, sweep.references(), diagnostics);
  }

  /**
   * The sweep of a spec; empty where it has none.
   *
   * @param overrides settings given beside the files; they leave alone what the sweep varies
   */
  public static Optional<Sweep> read(
      LoadedSpec spec, List<Item.Setting> overrides, Diagnostics diagnostics) {
    for (int file = 0; file < spec.chain().size(); file++) {
      List<Item.Sweep> sweeps = sweeps(spec.chain().get(file));
      if (!sweeps.isEmpty()) {
        SweepReader reader = new SweepReader(spec, file, sweeps, diagnostics);
        reader.checkLater(overrides, diagnostics);
        return Optional.of(reader.sweep(diagnostics));
      }
    }
    return Optional.empty();
  }

  /** Whether a spec, or a file that it amends, has a sweep. */
  public static boolean isSweep(LoadedSpec spec) {
    return spec.chain().stream().anyMatch(file -> !sweeps(file).isEmpty());
  }

  private static List<Item.Sweep> sweeps(Module module) {
    return module.file().items().stream()
        .filter(Item.Sweep.class::isInstance)
        .map(Item.Sweep.class::cast)
        .toList();
  }

  private Sweep sweep(Diagnostics diagnostics) {
    if (grid.sides().isEmpty()) {
      if (sweep.grid().isEmpty()) {
        diagnostics.add(SweepErrors.noAxis(sweep));
      }
      return new Sweep(List.of());
    }
    long size = grid.size();
    if (size > MOST_POINTS) {
      diagnostics.add(SweepErrors.tooMany(sweep, size, MOST_POINTS));
      size = 1; // what is wrong at one point is wrong at many
    }
    PointNames names = new PointNames(grid);
    List<Point> points = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      points.add(point(grid.indices(number), names));
    }
    return new Sweep(points);
  }

  private Point point(int[] indices, PointNames names) {
    List<Item> settings = new ArrayList<>();
    Map<String, String> changes = new LinkedHashMap<>();
    List<Span> places = new ArrayList<>();
    for (int side = 0; side < indices.length; side++) {
      for (Map.Entry<Item.Axis, List<Expr>> axis : grid.sides().get(side).values().entrySet()) {
        Expr value = axis.getValue().get(indices[side]);
        List<Item.PathStep> path = axis.getKey().path();
        settings.add(new Item.Setting(value.span(), "", path, value));
        changes.put(Paths.of(path), value.span().oneLine());
        places.add(value.span());
      }
    }
    settings.add(new Item.Reference(sweep.span(), references.of(indices)));
    String name = names.of(indices);
    return new Point(name, changes, places, spec(name, changes, settings));
  }

  private LoadedSpec spec(String name, Map<String, String> changes, List<Item> settings) {
    List<Module> chain = new ArrayList<>(spec.chain());
    Module module = chain.get(file);
    List<Item> items = new ArrayList<>(module.file().items());
    items.removeIf(Item.Sweep.class::isInstance);
    items.addAll(settings);
    chain.set(file, with(module, module.file().header(), items));
    Module own = chain.get(0);
    chain.set(0, with(own, header(own.file().header(), name, changes), own.file().items()));
    return new LoadedSpec(chain, spec.library(), name);
  }

  private static Module with(Module module, Item.Header header, List<Item> items) {
    SyntaxFile file = module.file();
    return new Module(new SyntaxFile(file.source(), header, file.imports(), items), module.imports());
  }

  /** A point is an experiment of its own. */
  private static Item.Header header(Item.Header header, String name, Map<String, String> changes) {
    String differs =
        changes.entrySet().stream()
            .map(change -> change.getKey() + " = " + change.getValue())
            .collect(Collectors.joining(", "));
    return new Item.Header(
        header.span(),
        (header.doc() + "\n" + "Point of a sweep: " + differs + ".").strip(),
        header.name() + "_" + name.replaceAll("[^A-Za-z0-9]", "_"),
        header.nameSpan(),
        header.amends(),
        header.amendsSpan());
  }

  /** Files that amend the sweep, and what is given beside them, do not set what it varies. */
  private void checkLater(List<Item.Setting> overrides, Diagnostics diagnostics) {
    for (Module module : spec.chain().subList(0, file)) {
      for (Item item : module.file().items()) {
        if (item instanceof Item.Setting setting) {
          check("", setting, diagnostics);
        } else if (item instanceof Item.Block block) {
          block.settings().forEach(setting -> check(block.name() + ".", setting, diagnostics));
        }
      }
    }
    overrides.forEach(setting -> check("", setting, diagnostics));
  }

  private void check(String stage, Item.Setting setting, Diagnostics diagnostics) {
    String path = stage + Paths.of(setting.path());
    grid.axes().stream()
        .filter(axis -> Paths.covers(path, Paths.of(axis.path())))
        .findFirst()
        .ifPresent(
            axis ->
                diagnostics.add(
                    SweepErrors.replaced(Paths.span(setting.path()), path, axis)));
  }
}
