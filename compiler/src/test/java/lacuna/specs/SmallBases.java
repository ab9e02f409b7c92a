package lacuna.specs;

import java.util.ArrayList;
import java.util.List;

/** Small specs that together use every component of the library which a spec can name. */
final class SmallBases {
  private static final String DATA =
      """
      image = 32px
      data = synthetic(count: 640, classes: 4)
      validation = synthetic(count: 64, classes: 4)
      validation_augment = [center_crop(crop_pct: 87.5%)]
      augment = [random_resized_crop(), horizontal_flip(p: 50%), vertical_flip(p: 50%), \
      rand_augment(), color_jitter(), grayscale(p: 20%), gaussian_blur(kernel_size: 5px), solarize(p: 20%), \
      random_erasing()]
      length = 20 epochs
      batch_size = 64
      """;

  private static final String SEEN = DATA + "mask = random(cell: 8px, ratio: 50%)\n";

  private static final String VIT =
      "encoder = vit(width: 24, depth: 2, heads: 2, patch: 8px, mlp_ratio: 4.0, drop_path: 10%)\n";

  private static final String SWIN = "(embed_dim: 8, depths: [2, 2], heads: [1, 2], window: 4)\n";

  private static final String PRETRAIN = SEEN + VIT;

  private SmallBases() {}

  /**
   * A spec of one stage.
   *
   * @param subject the path of what it is there for; empty for all of the stage
   * @param stage the stage component
   * @param settings its settings, one a line
   */
  record Base(String name, String subject, String stage, String settings) {

    String text() {
      return "experiment base\n%s {\n%s}\n".formatted(stage, settings);
    }
  }

  static List<Base> all() {
    List<Base> bases = new ArrayList<>();
    pretrain(bases, "vit", "", PRETRAIN + "loss = l1()\nclip = 1.0\nkeep_every = 2 epochs\nworkers = 2\nfreeze = [\"encoder.blocks.0\"]\nfreeze_until = 2 epochs\nema = 0.999\n");
    pretrain(bases, "swin", "encoder", SEEN + "encoder = swin" + SWIN);
    pretrain(
        bases,
        "swinv2",
        "encoder",
        SEEN
            + "encoder = swinv2(embed_dim: 8, depths: [2, 2], heads: [1, 2], window: 4, "
            + "pretrained_windows: [4, 4])\n");
    pretrain(bases, "resnet", "encoder", SEEN + "encoder = resnet(depths: [1, 1, 1, 1])\n");
    for (String size : List.of("tiny", "small", "base", "large")) {
      pretrain(bases, "swin_" + size, "encoder", at192("swin_" + size + "(window: 6)"));
      pretrain(bases, "swinv2_" + size, "encoder", at192("swinv2_" + size + "(window: 6)"));
      pretrain(bases, "vit_" + size, "encoder", SEEN + "encoder = vit_" + size + "(patch: 8px)\n");
    }
    pretrain(bases, "swinv2_huge", "encoder", at192("swinv2_huge(window: 6)"));
    pretrain(bases, "swinv2_giant", "encoder", at192("swinv2_giant(window: 6)"));
    pretrain(bases, "swinv2_3b", "encoder", at192("swinv2_3b(window: 6)"));
    pretrain(bases, "vit_huge", "encoder", SEEN + "encoder = vit_huge(patch: 8px)\n");
    for (String network : List.of("resnet50", "resnet101", "resnet50x4")) {
      pretrain(bases, network, "encoder", SEEN + "encoder = " + network + "()\n");
    }
    masks(bases);
    targets(bases);
    heads(bases);
    recipes(bases);
    others(bases);
    return bases;
  }

  private static String at192(String encoder) {
    return DATA.replace("32px", "192px")
        + "mask = random(cell: 32px, ratio: 50%)\nencoder = "
        + encoder
        + "\n";
  }

  private static void pretrain(
      List<Base> bases, String name, String subject, String settings) {
    bases.add(new Base(name, subject, "pretrain", settings));
  }

  private static void masks(List<Base> bases) {
    for (String mask :
        List.of(
            "square(cell: 8px, side: 2)",
            "blockwise(cell: 8px, ratio: 40%)",
            "rectangle(cell: 8px, top: 8px, left: 16px, height: 16px, width: 8px)",
            "picture(path: \"mask.png\", cell: 8px)")) {
      pretrain(bases, mask, "mask", DATA + VIT + "mask = " + mask + "\n");
    }
  }

  private static void targets(List<Base> bases) {
    String classes = "loss = cross_entropy()\n";
    pretrain(bases, "pixels", "target", PRETRAIN + "target = pixels(size: 16px)\n");
    pretrain(bases, "window_normalized", "target", PRETRAIN + "target = window_normalized(window: 7)\n");
    pretrain(bases, "patch_normalized", "target", PRETRAIN + "target = patch_normalized(patch: 8px)\n");
    pretrain(bases, "bins", "target", PRETRAIN + "target = color_bins(bins: 4, size: 16px)\n" + classes);
    pretrain(
        bases,
        "nearest_color",
        "target",
        PRETRAIN + "target = nearest_color(file: \"p.gpl\", colors: 8, size: 16px)\n" + classes);
    pretrain(
        bases,
        "tokens",
        "target",
        PRETRAIN
            + "target = tokens(file: \"t.pt\", vocab_size: 16, token: 4px, size: 16px)\n"
            + classes);
  }

  private static void heads(List<Base> bases) {
    pretrain(bases, "mlp", "head", PRETRAIN + "head = mlp(hidden: 24)\nloss = l2(on: visible)\n");
    String inverse = "head = inverse_swin(embed_dim: 8, depths: [1, 1], heads: [1, 2], window: 2)\n";
    pretrain(bases, "inverse_swin", "head", PRETRAIN + inverse + "loss = smooth_l1(beta: 0.5)\n");
    for (String size : List.of("tiny", "base")) {
      pretrain(
          bases,
          "inverse_swin_" + size,
          "head",
          at192("swin_tiny(window: 6)") + "head = inverse_swin_" + size + "(window: 6)\n");
    }
    bases.add(
        new Base(
            "mae",
            "",
            "mae",
            SEEN
                + "encoder = mae(width: 24, depth: 2, heads: 2, patch: 8px)\n"
                + "head = transformer(width: 16, depth: 2, heads: 2, patch: 8px)\n"
                + "target = patch_normalized(patch: 8px)\n"));
    for (String size : List.of("base", "large", "huge")) {
      bases.add(
          new Base(
              "mae_" + size,
              "encoder",
              "mae",
              SEEN
                  + "encoder = mae_" + size + "(patch: 8px)\n"
                  + "head = transformer(width: 16, depth: 2, heads: 2, patch: 8px)\n"));
    }
  }

  private static void recipes(List<Base> bases) {
    String warm = "warmup: 1 epochs, ";
    pretrain(
        bases,
        "multistep",
        "",
        PRETRAIN
            + "optimizer = sgd(rate: 0.1 per 256 images)\n"
            + "schedule = multistep(" + warm + "milestones: [5 epochs, 9 epochs])\n");
    for (String schedule :
        List.of(
            "step(" + warm + "step_size: 5 epochs)",
            "linear(" + warm + "end: 1%)",
            "constant(" + warm + "from: 1e-6 per 512 images)",
            "half_cycle_cosine(" + warm + "floor: 1e-6 per 512 images)",
            "cosine(" + warm + "floor: 1e-6 per 512 images)")) {
      pretrain(
          bases,
          schedule,
          "schedule",
          PRETRAIN
              + "optimizer = adamw(rate: 1e-4 per 512 images, layer_decay: 0.9)\nschedule = "
              + schedule
              + "\n");
    }
  }

  private static void others(List<Base> bases) {
    String classes = DATA + VIT + "classes = 4\n";
    bases.add(
        new Base(
            "finetune",
            "",
            "finetune",
            classes + "mixup = mixup_cutmix(p: 50%)\nhead = linear(scale: 0.5)\n"));
    bases.add(new Base("finetune_files", "classes", "finetune", classes.replace("synthetic(count: 640, classes: 4)", "image_folder(\"d\")")));
    bases.add(new Base("finetune_list", "classes", "finetune", classes.replace("synthetic(count: 640, classes: 4)", "image_list(\"d.csv\")")));
    bases.add(new Base("finetune_mixture", "classes", "finetune", classes.replace("synthetic(count: 640, classes: 4)", "mixture([image_folder(\"d\"), image_list(\"e.csv\")], weights: [3, 1])")));
    bases.add(new Base("linear_probe", "", "linear_probe", classes + "head = probe()\n"));
    bases.add(
        new Base(
            "knn",
            "",
            "knn",
            """
            image = 32px
            data = synthetic(count: 640, classes: 4)
            validation = synthetic(count: 64, classes: 4)
            validation_augment = [center_crop(crop_pct: 87.5%)]
            batch_size = 64
            classes = 4
            k = 20
            temperature = 0.07
            """
                + VIT));
    bases.add(
        new Base(
            "rank_me",
            "",
            "rank_me",
            """
            image = 32px
            data = synthetic(count: 640, classes: 4)
            validation_augment = [center_crop(crop_pct: 87.5%)]
            batch_size = 64
            """
                + VIT));
    for (String init :
        List.of(
            "truncated_normal(std: 0.02, cut: 2.0)",
            "normal(std: 0.02)",
            "uniform(-0.1, 0.1)",
            "constant(0.5)",
            "scaled(normal(std: 0.02), by: 0.5)",
            "xavier_uniform()")) {
      pretrain(
          bases,
          init,
          "encoder.init",
          SEEN
              + "encoder = vit(width: 24, depth: 2, heads: 2, patch: 8px, position: none,"
              + " absolute_positions: true, init: "
              + init
              + ")\n");
    }
  }
}
