package lacuna.runtime.augment;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;

/**
 * The changes RandAugment chooses from, in timm's "increasing" set: a level of 0 to 10 always means
 * from weak to strong. {@code sign} is 1 or -1.
 */
enum Change {
  AUTO_CONTRAST {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      Tables.autoContrast(image, space);
      return image;
    }
  },
  EQUALIZE {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      Tables.equalize(image, space);
      return image;
    }
  },
  INVERT {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      Tables.invert(image, space);
      return image;
    }
  },
  ROTATE {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      return Warp.rotate(image, sign * level / STRONGEST * 30, space);
    }
  },
  POSTERIZE {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      Tables.posterize(image, 4 - (int) (level / STRONGEST * 4), space);
      return image;
    }
  },
  SOLARIZE {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      Tables.solarize(image, 256 - (int) (level / STRONGEST * 256), space);
      return image;
    }
  },
  SOLARIZE_ADD {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      Tables.solarizeAdd(image, (int) (level / STRONGEST * 110), space);
      return image;
    }
  },
  COLOR {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      Enhance.color(image, factor(level, sign));
      return image;
    }
  },
  CONTRAST {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      Enhance.contrast(image, factor(level, sign));
      return image;
    }
  },
  BRIGHTNESS {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      Enhance.brightness(image, factor(level, sign));
      return image;
    }
  },
  SHARPNESS {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      Enhance.sharpness(image, factor(level, sign));
      return image;
    }
  },
  SHEAR_X {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      return Warp.shearX(image, sign * level / STRONGEST * 0.3, space);
    }
  },
  SHEAR_Y {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      return Warp.shearY(image, sign * level / STRONGEST * 0.3, space);
    }
  },
  TRANSLATE_X {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      return Warp.translateX(image, sign * level / STRONGEST * 0.45, space);
    }
  },
  TRANSLATE_Y {
    @Override
    Image apply(Image image, double level, double sign, Workspace space) {
      return Warp.translateY(image, sign * level / STRONGEST * 0.45, space);
    }
  };

  /** The highest level. */
  static final double STRONGEST = 10;

  /** Changes the picture in place, or gives another of the workspace. */
  abstract Image apply(Image image, double level, double sign, Workspace space);

  /** Changes the picture in a random direction. */
  final Image apply(Image image, double level, RandomGenerator random, Workspace space) {
    return apply(image, level, random.nextDouble() > 0.5 ? -1 : 1, space);
  }

  private static double factor(double level, double sign) {
    return Math.max(0.1, 1 + sign * level / STRONGEST * 0.9);
  }
}
