package org.gradcheck4j.emulated;

import org.gradcheck4j.model.Precision;

/** How a GPU sums products. */
public enum GpuSums {
    /** One running sum of fused multiply-adds, the bias among them. */
    FUSED("fused multiply-add", true, true, true),
    /** A random tree: any two partial sums are added, until one is left. */
    TREE("random trees", true, true, true),
    /** Slices of the sum, each of fused multiply-adds; what they give is added in random order, as by atomic additions. */
    SPLIT("split-K and atomics", true, true, true),
    /** Tensor cores: of float, the factors are rounded to TF32; of half, they are taken as they are. Sums are kept in float. */
    TENSOR_CORES("tensor cores", false, true, true),
    /** Tensor cores, but the factors of float are cut off to TF32. */
    TENSOR_CORES_CUT_OFF("tensor cores, factors cut off", false, true, false),
    /** Random trees in float, of half: each sum is rounded once, at its end. */
    HALF_IN_FLOAT("sums in float", false, false, true);

    private final String label;
    private final boolean inDouble;
    private final boolean inFloat;
    private final boolean inHalf;

    GpuSums(String label, boolean inDouble, boolean inFloat, boolean inHalf) {
        this.label = label;
        this.inDouble = inDouble;
        this.inFloat = inFloat;
        this.inHalf = inHalf;
    }

    /** {@return in words} */
    public String label() {
        return label;
    }

    /** {@return whether there is such a sum} */
    public boolean in(Precision precision) {
        return switch (precision) {
            case DOUBLE -> inDouble;
            case FLOAT -> inFloat;
            case HALF -> inHalf;
        };
    }

    boolean onTensorCores() {
        return this == TENSOR_CORES || this == TENSOR_CORES_CUT_OFF;
    }

    /** In which numbers partial sums are kept. */
    Precision accumulator(Precision precision) {
        return precision == Precision.HALF && (onTensorCores() || this == HALF_IN_FLOAT) ? Precision.FLOAT : precision;
    }
}
