package org.gradcheck4j.harness.benchmark;

/** Who is measured: this project and, beside it, what it is compared with. */
final class Participants {

    static final String OURS = "ours";
    static final String MULTI_LAYER = "MultiLayerNetwork";
    static final String SAME_DIFF = "SameDiff";
    static final String OPEN_BLAS = "OpenBLAS";
    static final String PEAK = "FMA peak";
    static final String GRADIENT_CHECK = "GradientCheckUtil";

    /** What is appended to a name if it was measured on a GPU. */
    static final String ON_GPU = ", GPU";

    static final String GRADIENT_CALLS = "gradient calls";

    private Participants() {}
}
